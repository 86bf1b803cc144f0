package dev.zerorpc.internal.transport;

/** Sockets and the one thread that owns them. */
public interface Transport extends AutoCloseable {
  /** The loop that all sockets of this transport belong to. */
  IoLoop loop();

  /** Opens a socket. Called on the loop's thread, as all of the socket's methods. */
  MessageSocket open(SocketRole role, MessageSocket.Listener listener);

  /**
   * Closes all sockets, ends the loop and waits, for a bounded time, until thread and descriptors
   * are gone. Any thread; on the loop's own it returns at once and the rest follows. A second call
   * only waits.
   */
  @Override
  void close();
}
