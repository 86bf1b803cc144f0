package dev.zerorpc.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * ZeroMQ by JeroMQ, with two threads of its own: the loop's, which is also ZeroMQ's, and the one in
 * which ZeroMQ ends closed sockets.
 */
public final class ZmqTransport implements Transport {
  private static final Logger LOGGER = System.getLogger(ZmqTransport.class.getName());

  private final ZmqOptions options;
  private final ZmqEngine engine = new ZmqEngine(false);
  private final ZmqSockets sockets;

  /** Starts a transport with its threads, open to everybody. */
  public ZmqTransport(ZmqOptions options) {
    this(options, new ZmqSecurity.None());
  }

  /** Starts a transport with its threads. */
  public ZmqTransport(ZmqOptions options, ZmqSecurity security) {
    this(options, security, HostLookup.SYSTEM);
  }

  /** The same with another name service. */
  ZmqTransport(ZmqOptions options, ZmqSecurity security, HostLookup lookup) {
    this.options = options;
    this.sockets = new ZmqSockets(engine, options, security, lookup, socket -> {});
  }

  @Override
  public IoLoop loop() {
    return engine.loop();
  }

  @Override
  public MessageSocket open(SocketRole role, MessageSocket.Listener listener) {
    return sockets.open(role, listener);
  }

  /**
   * Closes all sockets, ends the loop and waits until threads and descriptors are gone: for at most
   * the linger and a second. Commands that were handed over before still run; later ones are
   * dropped.
   *
   * <p>Any thread. On the loop's own it cannot wait: it returns at once and the rest follows. A
   * second call waits too but does nothing else. An interrupt does not shorten it.
   */
  @Override
  public void close() {
    synchronized (sockets) {
      if (sockets.openNoMore()) {
        engine.end(sockets::close);
      }
    }
    if (engine.loop().inLoop()) {
      return;
    }
    if (!engine.awaitEnd(options.linger().plus(ZmqEngine.CLOSE_MARGIN))) {
      LOGGER.log(
          Level.WARNING,
          "The thread " + engine.name() + " did not end in time; it is left to itself");
    }
  }
}
