package dev.zerorpc.internal.transport;

import org.jspecify.annotations.Nullable;
import zmq.SocketBase;
import zmq.ZMQ;

/** How the peers of a {@link ZmqTransport} prove who they are. Arrays must not be changed. */
public sealed interface ZmqSecurity {
  /** What holds for sockets of that role. */
  default ZmqSecurity of(SocketRole role) {
    return this;
  }

  /** Sets a socket's options. */
  void applyTo(SocketBase socket);

  /** Who decides about peers that connect, or null if nobody does. */
  default @Nullable Gatekeeper gatekeeper() {
    return null;
  }

  /** Whether this side has to prove itself before a message may leave. */
  default boolean provesItself() {
    return false;
  }

  /** No proof and no encryption. */
  record None() implements ZmqSecurity {
    @Override
    public void applyTo(SocketBase socket) {}
  }

  /**
   * One way for those who connect to this side, and another for those it connects to: a broker's.
   *
   * @param bound for sockets that many connect to
   * @param connecting for {@link SocketRole#DEALER} sockets, each of which connects to one peer; it
   *     asks nobody for proof
   */
  record Sides(ZmqSecurity bound, ZmqSecurity connecting) implements ZmqSecurity {
    @Override
    public ZmqSecurity of(SocketRole role) {
      return role == SocketRole.DEALER ? connecting : bound;
    }

    @Override
    public void applyTo(SocketBase socket) {
      throw new IllegalStateException("ask of(role) first");
    }

    @Override
    public @Nullable Gatekeeper gatekeeper() {
      return bound.gatekeeper();
    }
  }

  /**
   * The side whose public key the others know beforehand.
   *
   * @param secretKey 32 bytes
   * @param publicKey 32 bytes
   * @param gatekeeper decides about the others' keys
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record CurveServerSide(byte[] publicKey, byte[] secretKey, Gatekeeper gatekeeper)
      implements ZmqSecurity {
    @Override
    public void applyTo(SocketBase socket) {
      socket.setSocketOpt(ZMQ.ZMQ_CURVE_PUBLICKEY, publicKey);
      socket.setSocketOpt(ZMQ.ZMQ_CURVE_SECRETKEY, secretKey);
      socket.setSocketOpt(ZMQ.ZMQ_CURVE_SERVER, true);
    }

    @Override
    public String toString() {
      return "CurveServerSide";
    }
  }

  /**
   * The side that knows the other's key beforehand.
   *
   * @param publicKey 32 bytes
   * @param secretKey 32 bytes
   * @param serverKey the other side's public key, 32 bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record CurveClientSide(byte[] publicKey, byte[] secretKey, byte[] serverKey)
      implements ZmqSecurity {
    @Override
    public void applyTo(SocketBase socket) {
      socket.setSocketOpt(ZMQ.ZMQ_CURVE_PUBLICKEY, publicKey);
      socket.setSocketOpt(ZMQ.ZMQ_CURVE_SECRETKEY, secretKey);
      socket.setSocketOpt(ZMQ.ZMQ_CURVE_SERVERKEY, serverKey);
    }

    @Override
    public boolean provesItself() {
      return true;
    }

    @Override
    public String toString() {
      return "CurveClientSide";
    }
  }

  /**
   * Asks for user and password, which cross the network as they are.
   *
   * @param gatekeeper decides about them
   */
  record PlainServerSide(Gatekeeper gatekeeper) implements ZmqSecurity {
    @Override
    public void applyTo(SocketBase socket) {
      socket.setSocketOpt(ZMQ.ZMQ_PLAIN_SERVER, true);
    }
  }

  /**
   * Gives user and password, which cross the network as they are.
   *
   * @param user at most 127 bytes
   * @param password at most 127 bytes
   */
  record PlainClientSide(String user, String password) implements ZmqSecurity {
    @Override
    public void applyTo(SocketBase socket) {
      socket.setSocketOpt(ZMQ.ZMQ_PLAIN_USERNAME, user);
      socket.setSocketOpt(ZMQ.ZMQ_PLAIN_PASSWORD, password);
    }

    @Override
    public boolean provesItself() {
      return true;
    }

    @Override
    public String toString() {
      return "PlainClientSide[user=" + user + "]";
    }
  }
}
