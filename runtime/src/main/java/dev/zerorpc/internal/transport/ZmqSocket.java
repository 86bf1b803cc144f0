package dev.zerorpc.internal.transport;

import java.nio.channels.SelectableChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zmq.Msg;
import zmq.SocketBase;
import zmq.ZError;
import zmq.ZMQ;

/**
 * A ZeroMQ socket that is only ever touched by its loop's thread and never waits.
 *
 * <p>Its channel says that something has changed, not what, and says so once. Every call to the
 * socket, a send included, may consume the news; so each of them has {@link #process} called once
 * more.
 */
final class ZmqSocket implements MessageSocket, ZmqLoop.Source, FrameSink {
  /** Messages a turn, so that a busy peer does not hold up timers and commands. */
  private static final int RECEIVE_BATCH = 256;

  private static final long MIN_RETRY = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_RETRY = TimeUnit.MILLISECONDS.toNanos(20);

  private final ZmqLoop loop;
  private final SocketRole role;
  private final Listener listener;
  private final SocketBase socket;
  private final MessageWriter writer = new MessageWriter(this);
  private final MessageReader reader;
  private final ZmqLoop.Registration registration;
  private final Consumer<ZmqSocket> onClose;

  /** A ROUTER is not told when one peer among many can take messages again. */
  private final TimerWheel.Timer retry =
      new TimerWheel.Timer() {
        @Override
        protected void expired(long nowNanos) {
          retryDelay = unblock() ? MIN_RETRY : Math.min(2 * retryDelay, MAX_RETRY);
        }
      };

  private long retryDelay = MIN_RETRY;

  /** Whether somebody was told BUSY and waits for {@link Listener#writable}. */
  private boolean blocked;

  /** Whether a message was taken since {@link Listener#writable} was called. */
  private boolean progress;

  private boolean closed;

  /**
   * Takes over a socket whose options are set.
   *
   * @param listener is told, on the loop's thread, what comes in
   * @param onClose is told when this has been closed
   */
  ZmqSocket(
      ZmqLoop loop,
      SocketRole role,
      ZmqOptions options,
      SocketBase socket,
      Listener listener,
      Consumer<ZmqSocket> onClose) {
    this.loop = loop;
    this.role = role;
    this.listener = listener;
    this.socket = socket;
    this.reader = new MessageReader(role, options, listener);
    this.onClose = onClose;
    this.registration = loop.register(this);
  }

  @Override
  public String bind(String endpoint) {
    return ZmqAddresses.bind(socket, usable(endpoint));
  }

  @Override
  public void connect(String endpoint) {
    ZmqAddresses.connect(socket, usable(endpoint).requireConnectable());
    registration.touch();
  }

  private Endpoint usable(String endpoint) {
    requireLoop();
    if (closed) {
      throw new TransportException(
          "Endpoint \"" + endpoint + "\" is of no use: the socket is closed");
    }
    return Endpoint.parse(endpoint);
  }

  @Override
  public SendResult send(Envelope to, byte[] payload) {
    requireLoop();
    if (closed) {
      return SendResult.GONE;
    }
    if (role == SocketRole.ROUTER && to.frames().isEmpty()) {
      throw new IllegalArgumentException("A ROUTER's message needs an envelope: who is to get it?");
    }
    registration.touch();
    SendResult result = writer.write(to, payload);
    switch (result) {
      case SENT -> progress = true;
      case BUSY -> block();
      case GONE -> {}
    }
    return result;
  }

  private void block() {
    blocked = true;
    if (role == SocketRole.ROUTER && !retry.isScheduled()) {
      loop.timers().schedule(retry, loop.nanoTime() + retryDelay);
    }
  }

  /** Lets the listener send again; whether it got anything out. */
  private boolean unblock() {
    blocked = false;
    progress = false;
    listener.writable();
    return progress || !blocked;
  }

  @Override
  public SelectableChannel channel() {
    return (SelectableChannel) socket.getSocketOptx(ZMQ.ZMQ_FD);
  }

  @Override
  public boolean process() {
    for (int i = 0; i < RECEIVE_BATCH; i++) {
      if (!receive()) {
        return !closed && blocked && role == SocketRole.DEALER && checkWritable();
      }
    }
    return true;
  }

  /** Whether there was a message. */
  private boolean receive() {
    Msg frame = closed ? null : receiveFrame();
    if (frame == null) {
      return false;
    }
    while (frame.hasMore()) {
      reader.frame(frame.data(), true);
      frame = receiveFrame();
      if (frame == null) {
        // The connection broke in mid-message; what is left of it never comes.
        reader.reset();
        return true;
      }
    }
    reader.frame(frame.data(), false);
    return true;
  }

  private @Nullable Msg receiveFrame() {
    while (true) {
      Msg frame;
      try {
        frame = socket.recv(ZMQ.ZMQ_DONTWAIT);
      } catch (AssertionError e) {
        // JeroMQ asserts that no connection breaks in mid-message; they do.
        return null;
      }
      if (frame != null || socket.errno() != ZError.EINTR) {
        return frame;
      }
    }
  }

  /**
   * Tells the listener if sending may work again; whether {@link #process} must be called again.
   */
  private boolean checkWritable() {
    int events = socket.getSocketOpt(ZMQ.ZMQ_EVENTS);
    if (events < 0) {
      // A stray interrupt.
      return socket.errno() == ZError.EINTR;
    }
    if ((events & ZMQ.ZMQ_POLLOUT) != 0) {
      unblock();
    }
    return (events & ZMQ.ZMQ_POLLIN) != 0;
  }

  @Override
  public boolean send(Msg frame, int flags) {
    return socket.send(frame, flags);
  }

  @Override
  public int errno() {
    return socket.errno();
  }

  @Override
  public void close() {
    requireLoop();
    if (!closed) {
      closed = true;
      loop.timers().cancel(retry);
      registration.cancel();
      socket.close();
      onClose.accept(this);
    }
  }

  private void requireLoop() {
    if (!loop.inLoop()) {
      throw new IllegalStateException("A socket may only be used on the thread of its loop");
    }
  }
}
