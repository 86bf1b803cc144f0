package dev.zerorpc.internal.transport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import zmq.ZMQ;
import zmq.msg.MsgAllocator;

/**
 * Carries what JeroMQ's thread knows about a connection to the loop.
 *
 * <p>A broken connection holds JeroMQ's thread up until the loop has read everything that came in.
 * Otherwise a DEALER that only queues for completed connections would drop, with the connection,
 * the answers that a server gave right before it closed. The wait is bounded, and the loop never
 * waits for that thread.
 */
final class ConnectionEvents implements ZMQ.EventConsummer {
  static final int MASK =
      ZMQ.ZMQ_EVENT_CONNECTED
          | ZMQ.ZMQ_EVENT_CONNECT_DELAYED
          | ZMQ.ZMQ_EVENT_CONNECT_RETRIED
          | ZMQ.ZMQ_EVENT_HANDSHAKE_PROTOCOL
          | ZMQ.ZMQ_EVENT_DISCONNECTED;

  private static final long PATIENCE_MILLIS = 100;

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

  private final IoLoop loop;
  private final Listener listener;
  private @Nullable HandshakeWatch handshakes;
  private volatile String lastAddress = "";
  private volatile boolean released;
  private volatile CountDownLatch waiting = new CountDownLatch(0);

  /** Creates the events of one socket. */
  ConnectionEvents(IoLoop loop, Listener listener) {
    this.loop = loop;
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
    String address = event.addr;
    switch (event.event) {
      case ZMQ.ZMQ_EVENT_CONNECTED -> connected(address);
      case ZMQ.ZMQ_EVENT_HANDSHAKE_PROTOCOL -> greeted(address);
      case ZMQ.ZMQ_EVENT_DISCONNECTED -> disconnected(address);
      case ZMQ.ZMQ_EVENT_CONNECT_RETRIED -> tell(() -> listener.failed(address));
      default -> tell(() -> listener.connecting(address));
    }
  }

  private void tell(Runnable event) {
    loop.execute(
        () -> {
          if (!released) {
            event.run();
          }
        });
  }

  private void disconnected(String address) {
    CountDownLatch done = new CountDownLatch(1);
    waiting = done;
    if (released) {
      return;
    }
    loop.execute(
        () -> {
          try {
            if (!released) {
              listener.disconnected(address);
            }
          } finally {
            done.countDown();
          }
        });
    try {
      // Whether in time or not, the connection is taken down now.
      boolean ignored = done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt JeroMQ's thread, and it could not make sense of it.
    }
  }

  /**
   * Tells nothing any more, not even what has happened already, and holds nobody up, because the
   * socket is closed. Only on the loop's thread.
   */
  void release() {
    released = true;
    waiting.countDown();
  }
}
