package dev.zerorpc.internal.transport;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;

/**
 * The sockets of one transport, set up so that no peer can stop or fill it: a size limit that
 * holds, no send that waits, bounded queues, no queue at all for a peer that is not there. Confined
 * to the loop's thread.
 */
final class ZmqSockets {
  private static final Logger LOGGER = System.getLogger(ZmqTransport.class.getName());

  /**
   * In bytes: peers of a socket that only sends have nothing to say but a handshake and
   * subscriptions, and each byte of a subscription costs a node of a tree.
   */
  private static final int MAX_COMMAND_SIZE = 512;

  /**
   * A client's connections are tried again when this library says so; JeroMQ's turn never comes.
   */
  private static final int NO_RECONNECT_MILLIS = (int) Duration.ofDays(1).toMillis();

  private final ZmqEngine engine;
  private final ZmqOptions options;
  private final ZmqSecurity security;
  private final HostLookup lookup;
  private final Consumer<SocketBase> made;
  private final RateLimitedLog log = new RateLimitedLog(LOGGER, System::nanoTime);
  private final Set<ZmqSocket> sockets = new LinkedHashSet<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private @Nullable ZapHandler guard;

  /**
   * Creates none yet; any thread.
   *
   * @param made is given each of JeroMQ's sockets that is made
   */
  ZmqSockets(
      ZmqEngine engine,
      ZmqOptions options,
      ZmqSecurity security,
      HostLookup lookup,
      Consumer<SocketBase> made) {
    this.engine = engine;
    this.options = options;
    this.security = security;
    this.lookup = lookup;
    this.made = made;
  }

  /** Opens one. */
  MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
    if (!engine.loop().inLoop()) {
      throw new IllegalStateException("A socket may only be opened on the thread of its loop");
    }
    if (closing.get()) {
      throw new TransportException("No socket can be opened: the transport is closed");
    }
    ZmqSecurity own = security.of(role);
    ZmqSocket opened;
    try {
      opened =
          new ZmqSocket(
              engine.loop(),
              role,
              options,
              lookup,
              own,
              own.gatekeeper() == null ? null : guard(),
              () -> newSocket(role, own),
              log,
              listener,
              sockets::remove);
    } catch (UncheckedIOException | ZError.IOException e) {
      throw TransportException.noRoom(e);
    }
    sockets.add(opened);
    return opened;
  }

  /** The guard, which has to be there before any socket is bound. */
  private @Nullable ZapHandler guard() {
    Gatekeeper gatekeeper = security.gatekeeper();
    if (guard == null && gatekeeper != null) {
      guard = new ZapHandler(engine.loop(), engine.createSocket(ZMQ.ZMQ_ROUTER), gatekeeper);
    }
    return guard;
  }

  private SocketBase newSocket(SocketRole role, ZmqSecurity own) {
    SocketBase socket = engine.createSocket(type(role));
    configure(socket, role);
    own.applyTo(socket);
    made.accept(socket);
    return socket;
  }

  private static int type(SocketRole role) {
    return switch (role) {
      case ROUTER -> ZMQ.ZMQ_ROUTER;
      case DEALER -> ZMQ.ZMQ_DEALER;
      case PUSH -> ZMQ.ZMQ_PUSH;
      case PULL -> ZMQ.ZMQ_PULL;
      case PUB -> ZMQ.ZMQ_PUB;
      case SUB -> ZMQ.ZMQ_SUB;
    };
  }

  /** In bytes: what a socket makes room for at most. */
  static int largestFrame(SocketRole role, ZmqOptions options) {
    return role.receives() ? options.maxMessageSize() : MAX_COMMAND_SIZE;
  }

  private void configure(SocketBase socket, SocketRole role) {
    // No identity is set: a ROUTER ignores a peer that comes back with one it still knows.
    int largest = largestFrame(role, options);
    socket.setSocketOpt(ZMQ.ZMQ_MAXMSGSIZE, (long) largest);
    socket.setSocketOpt(
        ZMQ.ZMQ_MSG_ALLOCATOR, new ClampingAllocator(largest, engine.loop().framePool()));
    socket.setSocketOpt(ZMQ.ZMQ_LINGER, (int) options.linger().toMillis());
    socket.setSocketOpt(ZMQ.ZMQ_SNDHWM, options.sendHighWaterMark());
    socket.setSocketOpt(ZMQ.ZMQ_RCVHWM, options.receiveHighWaterMark());
    socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL, (int) options.reconnectInterval().toMillis());
    socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL_MAX, (int) options.maxReconnectInterval().toMillis());
    switch (role) {
      // Without this a message for a peer that is slow or gone disappears without a word.
      case ROUTER -> socket.setSocketOpt(ZMQ.ZMQ_ROUTER_MANDATORY, true);
      // The other way round than its name: only completed connections take messages. A request
      // must not wait in the socket for a server that comes back when nobody wants the answer.
      case DEALER -> {
        socket.setSocketOpt(ZMQ.ZMQ_IMMEDIATE, false);
        socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL, NO_RECONNECT_MILLIS);
        socket.setSocketOpt(ZMQ.ZMQ_RECONNECT_IVL_MAX, 0);
      }
      // What waits in the socket when a connection breaks is sent on the next one.
      case PUSH, PULL -> socket.setSocketOpt(ZMQ.ZMQ_IMMEDIATE, true);
      // So that the loss for a slow subscriber can be seen at all; see ZmqSocket.
      case PUB -> socket.setSocketOpt(ZMQ.ZMQ_XPUB_NODROP, true);
      case SUB -> socket.setSocketOpt(ZMQ.ZMQ_SUBSCRIBE, new byte[0]);
    }
  }

  /** Has every {@link #open} fail from now on; whether that is new. Any thread. */
  boolean openNoMore() {
    return closing.compareAndSet(false, true);
  }

  /** Closes all. */
  void close() {
    for (ZmqSocket socket : List.copyOf(sockets)) {
      socket.close();
    }
    if (guard != null) {
      guard.close();
    }
    Gatekeeper gatekeeper = security.gatekeeper();
    if (gatekeeper != null) {
      gatekeeper.close();
    }
  }
}
