package dev.zerorpc.internal.transport;

import java.nio.channels.SelectableChannel;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zmq.ZMQ;
import zmq.msg.MsgAllocator;

/**
 * Carries what JeroMQ knows about a connection to the loop.
 *
 * <p>That a connection broke is told before JeroMQ takes it down, so that everything that came in
 * is read before. Otherwise a DEALER that only queues for completed connections would drop, with
 * the connection, the answers that a server gave right before it closed.
 */
final class ConnectionEvents implements ZMQ.EventConsummer {
  /** What is needed for every socket. */
  static final int LEAST = ZMQ.ZMQ_EVENT_ACCEPTED;

  /** The same with what the listener is told. */
  static final int ALL =
      LEAST
          | ZMQ.ZMQ_EVENT_CONNECTED
          | ZMQ.ZMQ_EVENT_CONNECT_DELAYED
          | ZMQ.ZMQ_EVENT_CONNECT_RETRIED
          | ZMQ.ZMQ_EVENT_HANDSHAKE_PROTOCOL
          | ZMQ.ZMQ_EVENT_DISCONNECTED;

  private static final int OPENED = ZMQ.ZMQ_EVENT_ACCEPTED | ZMQ.ZMQ_EVENT_CONNECTED;

  /** Told on the loop's thread. */
  interface Listener {
    /** Attempts to connect go on. */
    void connecting(String address);

    /** There is a connection; both sides have still to say who they are. */
    void connected(String address);

    /** The peer has answered, and accepted what this side had to prove; the connection works. */
    void greeted(String address);

    /** The connection is gone, but what came in can still be read. */
    void disconnected(String address);

    /** No connection came about. */
    void failed(String address);
  }

  private final Executor later;
  private final Executor now;
  private final Consumer<SelectableChannel> opened;
  private final Runnable ended;
  private final Listener listener;
  private @Nullable HandshakeWatch handshakes;
  private volatile String lastAddress = "";
  private volatile boolean released;

  /**
   * Creates the events of one socket.
   *
   * @param later runs on the loop what has time
   * @param now the same, but if it can before it returns, and after what was handed over before
   * @param opened is given, on JeroMQ's thread, the channel of each connection
   * @param ended told, on whatever thread, when JeroMQ has done with the socket or with this
   */
  ConnectionEvents(
      Executor later,
      Executor now,
      Consumer<SelectableChannel> opened,
      Runnable ended,
      Listener listener) {
    this.later = later;
    this.now = now;
    this.opened = opened;
    this.ended = ended;
    this.listener = listener;
  }

  /**
   * Calls a peer's greeting one only when it has accepted this side's credentials; before the first
   * event.
   *
   * @return what must make the room for frames instead
   */
  MsgAllocator watchHandshakes(MsgAllocator allocator) {
    HandshakeWatch watch =
        new HandshakeWatch(
            allocator,
            () -> {
              String address = lastAddress;
              tell(() -> listener.greeted(address));
            });
    handshakes = watch;
    return watch;
  }

  private void connected(String address) {
    if (handshakes != null) {
      lastAddress = address;
      handshakes.connected();
    }
    tell(() -> listener.connected(address));
  }

  private void greeted(String address) {
    if (handshakes == null) {
      tell(() -> listener.greeted(address));
    }
  }

  @Override
  public void consume(ZMQ.Event event) {
    if (event.arg instanceof SelectableChannel channel && (event.event & OPENED) != 0) {
      opened.accept(channel);
    }
    String address = event.addr;
    switch (event.event) {
      case ZMQ.ZMQ_EVENT_ACCEPTED -> {}
      case ZMQ.ZMQ_EVENT_CONNECTED -> connected(address);
      case ZMQ.ZMQ_EVENT_HANDSHAKE_PROTOCOL -> greeted(address);
      case ZMQ.ZMQ_EVENT_DISCONNECTED -> disconnected(address);
      case ZMQ.ZMQ_EVENT_CONNECT_RETRIED -> tell(() -> listener.failed(address));
      default -> tell(() -> listener.connecting(address));
    }
  }

  @Override
  public void close() {
    ended.run();
  }

  private void tell(Runnable event) {
    later.execute(unlessReleased(event));
  }

  private void disconnected(String address) {
    if (!released) {
      now.execute(unlessReleased(() -> listener.disconnected(address)));
    }
  }

  private Runnable unlessReleased(Runnable event) {
    return () -> {
      if (!released) {
        event.run();
      }
    };
  }

  /**
   * Tells nothing any more, not even what has happened already, because the socket is closed. Only
   * on the loop's thread.
   */
  void release() {
    released = true;
  }
}
