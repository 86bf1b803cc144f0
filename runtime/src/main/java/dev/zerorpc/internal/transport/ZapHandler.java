package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zmq.Msg;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;
import zmq.io.Metadata;

/**
 * Answers ZeroMQ's question whether a peer that has proven its credentials may come in (ZAP, RFC
 * 27). Confined to the loop's thread.
 *
 * <p>The peer's name travels with its messages as a property whose name nobody outside can know:
 * JeroMQ lets what a peer says of itself overwrite the usual property {@code User-Id}.
 */
final class ZapHandler implements ZmqLoop.Source {
  private static final String ADDRESS = "inproc://zeromq.zap.01";
  private static final int BATCH = 64;

  /** Frames of a request before its credentials, the requester's identity included. */
  private static final int HEAD = 8;

  private final SocketBase socket;
  private final Gatekeeper gatekeeper;
  private final ZmqLoop.Registration registration;
  private final String property;

  /** Begins to answer; before any socket of the context is bound. */
  ZapHandler(ZmqLoop loop, SocketBase router, Gatekeeper gatekeeper) {
    this.socket = router;
    this.gatekeeper = gatekeeper;
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    this.property = "X-" + HexFormat.of().formatHex(secret);
    socket.setSocketOpt(ZMQ.ZMQ_LINGER, 0);
    socket.setSocketOpt(ZMQ.ZMQ_SNDHWM, 0);
    socket.setSocketOpt(ZMQ.ZMQ_RCVHWM, 0);
    if (!socket.bind(ADDRESS)) {
      throw new TransportException("Cannot guard the socket: ZeroMQ error " + socket.errno());
    }
    this.registration = loop.register(this);
  }

  /** The name of the peer that a message came from, or null if it was never admitted. */
  @Nullable String identity(Msg message) {
    Metadata metadata = message.getMetadata();
    return metadata == null ? null : metadata.get(property);
  }

  @Override
  public SelectableChannel channel() {
    return (SelectableChannel) socket.getSocketOptx(ZMQ.ZMQ_FD);
  }

  @Override
  public ZmqLoop.Progress process() {
    for (int i = 0; i < BATCH; i++) {
      List<byte[]> request = receive();
      if (request == null) {
        return i == 0 ? ZmqLoop.Progress.NONE : ZmqLoop.Progress.DONE;
      }
      answer(request);
    }
    return ZmqLoop.Progress.MORE;
  }

  private @Nullable List<byte[]> receive() {
    List<byte[]> frames = new ArrayList<>();
    Msg frame;
    do {
      frame = receiveFrame();
      if (frame == null) {
        return null;
      }
      frames.add(frame.data());
    } while (frame.hasMore());
    return frames;
  }

  private @Nullable Msg receiveFrame() {
    while (true) {
      Msg frame = socket.recv(ZMQ.ZMQ_DONTWAIT);
      if (frame != null || socket.errno() != ZError.EINTR) {
        return frame;
      }
    }
  }

  private void answer(List<byte[]> request) {
    if (request.size() < HEAD) {
      return;
    }
    String mechanism = new String(request.get(HEAD - 1), US_ASCII);
    String identity = gatekeeper.admit(mechanism, request.subList(HEAD, request.size()));
    boolean admitted = identity != null;
    send(request.get(0), true);
    send(new byte[0], true);
    send(request.get(2), true);
    send(request.get(3), true);
    send((admitted ? "200" : "400").getBytes(US_ASCII), true);
    send((admitted ? "OK" : "not admitted").getBytes(US_ASCII), true);
    send(new byte[0], true);
    send(identity != null ? property(identity.getBytes(UTF_8)) : new byte[0], false);
  }

  private byte[] property(byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(property.length());
    out.writeBytes(property.getBytes(US_ASCII));
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    out.writeBytes(value);
    return out.toByteArray();
  }

  /** A requester that is gone needs no answer, so the result does not matter. */
  private void send(byte[] frame, boolean more) {
    int flags = ZMQ.ZMQ_DONTWAIT | (more ? ZMQ.ZMQ_SNDMORE : 0);
    while (!socket.send(new Msg(frame), flags) && socket.errno() == ZError.EINTR) {
      // A stray interrupt: nothing was taken.
    }
  }

  void close() {
    registration.cancel();
    socket.close();
  }
}
