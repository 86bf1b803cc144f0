package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.transport.MessageSocket.DropReason;
import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A socket in a test: what it received, waited for with a bound, and sending from any thread. */
final class Peer implements MessageSocket.Listener {
  /** Generous: only a test that fails waits that long. */
  static final long PATIENCE_SECONDS = 30;

  /** A message with its envelope. */
  static final class Message {
    private final Envelope from;
    private final byte[] payload;

    Message(Envelope from, byte[] payload) {
      this.from = from;
      this.payload = payload;
    }

    Envelope from() {
      return from;
    }

    byte[] payload() {
      return payload;
    }

    String text() {
      return new String(payload, UTF_8);
    }
  }

  final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
  final BlockingQueue<DropReason> dropped = new LinkedBlockingQueue<>();

  /** Whether the connection is there, and why not if not, in the order in which it was told. */
  final BlockingQueue<String> connections = new LinkedBlockingQueue<>();

  final AtomicInteger writable = new AtomicInteger();
  final AtomicInteger overflows = new AtomicInteger();
  private final BlockingQueue<Integer> writableSignals = new LinkedBlockingQueue<>();
  private final Queue<Message> unsent = new ArrayDeque<>();
  private final IoLoop loop;
  private final MessageSocket socket;
  private volatile BiConsumer<Peer, Message> onMessage = (self, message) -> received.add(message);

  Peer(Transport transport, SocketRole role) {
    loop = transport.loop();
    socket = onLoop(loop, () -> transport.open(role, this));
  }

  static Peer router(Transport transport) {
    return new Peer(transport, SocketRole.ROUTER);
  }

  static Peer dealer(Transport transport) {
    return new Peer(transport, SocketRole.DEALER);
  }

  /** Stops or goes on reading. */
  void pause(boolean paused) {
    onLoop(
        loop,
        () -> {
          if (paused) {
            socket.pause();
          } else {
            socket.resume();
          }
          return true;
        });
  }

  /** Answers every message with itself, waiting for slow peers, instead of keeping it. */
  Peer echoing() {
    onMessage = (self, message) -> self.sendSoon(message);
    return this;
  }

  /** What happens, on the loop's thread, with a message. */
  Peer handling(BiConsumer<Peer, Message> handler) {
    onMessage = handler;
    return this;
  }

  /** Sends now or, in order, as soon as it can; only on the loop's thread. */
  void sendSoon(Message message) {
    unsent.add(message);
    flush();
  }

  void sendSoonFromAnywhere(Message message) {
    loop.execute(() -> sendSoon(message));
  }

  private void flush() {
    while (!unsent.isEmpty()) {
      Message next = unsent.element();
      if (socket.send(next.from(), next.payload()) == SendResult.BUSY) {
        return;
      }
      unsent.remove();
    }
  }

  @Override
  public void received(Envelope from, byte[] payload) {
    onMessage.accept(this, new Message(from, payload));
  }

  @Override
  public void writable() {
    writableSignals.add(writable.incrementAndGet());
    flush();
  }

  @Override
  public void overflowed() {
    overflows.incrementAndGet();
  }

  @Override
  public void dropped(DropReason reason) {
    dropped.add(reason);
  }

  @Override
  public void connected() {
    connections.add("connected");
  }

  @Override
  public void disconnected(String why) {
    connections.add(why);
  }

  /** Waits for the next thing that is told of the connection. */
  String awaitConnectionNews() {
    String news = poll(connections);
    assertThat(news).as("news of the connection").isNotNull();
    return news;
  }

  /** Waits until there is a connection. */
  Peer awaitConnected() {
    while (!awaitConnectionNews().equals("connected")) {
      // Attempts before that failed.
    }
    return this;
  }

  String bind() {
    return bind("tcp://127.0.0.1:0");
  }

  String bind(String endpoint) {
    return onLoop(loop, () -> socket.bind(endpoint));
  }

  Peer connect(String endpoint) {
    onLoop(
        loop,
        () -> {
          socket.connect(endpoint);
          return true;
        });
    return this;
  }

  SendResult send(Envelope to, byte[] payload) {
    return onLoop(loop, () -> socket.send(to, payload));
  }

  SendResult send(String text) {
    return send(Envelope.EMPTY, text.getBytes(UTF_8));
  }

  /** Sends as soon as there is a connection. */
  void sendWhenWritable(String text) {
    while (send(text) == SendResult.BUSY) {
      awaitWritable();
    }
  }

  void awaitWritable() {
    assertThat(poll(writableSignals)).as("writable() after BUSY").isNotNull();
  }

  Message await() {
    Message message = poll(received);
    assertThat(message).as("a message").isNotNull();
    return message;
  }

  DropReason awaitDropped() {
    DropReason reason = poll(dropped);
    assertThat(reason).as("a dropped message").isNotNull();
    return reason;
  }

  private static <T> T poll(BlockingQueue<T> queue) {
    try {
      return queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void close() {
    onLoop(
        loop,
        () -> {
          socket.close();
          return true;
        });
  }

  /** Runs something on the loop's thread and waits for what it gives. */
  static <T> T onLoop(IoLoop loop, Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            result.complete(action.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
