package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.ValueWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends the items of a handler's stream as the caller's credit allows. It works in turns on the
 * executor's threads: a turn produces at most as many items as may be sent, and a stream that has
 * to wait for its reader holds no thread.
 *
 * @param <R> the type of an item
 */
final class StreamSender<R extends @Nullable Object> {
  private static final Logger LOG = System.getLogger("dev.zerorpc.server");

  /**
   * So many items a turn at the most, so that one stream does not keep a thread from the others.
   */
  private static final int TURN = 256;

  private final ServerCallTask call;
  private final Codec<R> codec;
  private final RpcStream<? extends R> stream;
  private final Queue<byte[]> produced = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean flushScheduled = new AtomicBoolean();
  private boolean producing;
  private boolean closed;

  // The loop's.
  private boolean inTurn = true;

  StreamSender(ServerCallTask call, Codec<R> codec, RpcStream<? extends R> stream) {
    this.call = call;
    this.codec = codec;
    this.stream = stream;
  }

  /** The first turn, on the handler's own thread; a new channel has one slot. */
  void start() {
    call.life().onOver(this::abandon);
    produce(1);
  }

  /** There is credit, perhaps; the loop's thread. */
  void sendable() {
    if (inTurn) {
      return;
    }
    long credit = call.channel().sendableEvents();
    if (credit <= 0) {
      return;
    }
    inTurn = true;
    int most = (int) Math.min(credit, TURN);
    if (!call.engine().resume(() -> turn(most))) {
      call.sendError(
          new java.util.concurrent.RejectedExecutionException(
              "the server's executor has been shut down"));
    }
  }

  private void turn(int most) {
    if (!call.life().enter(call)) {
      abandon();
      return;
    }
    try {
      produce(most);
    } finally {
      call.life().leave();
    }
  }

  private void produce(int most) {
    synchronized (this) {
      if (closed) {
        return;
      }
      producing = true;
    }
    boolean more = false;
    try {
      more = pull(most);
    } catch (Throwable thrown) { // Also an Error: every call has exactly one answer.
      call.sendError(thrown);
    }
    synchronized (this) {
      producing = false;
    }
    if (!more || call.life().isOver()) {
      abandon();
    } else {
      call.engine()
          .execute(
              () -> {
                inTurn = false;
                sendable();
              });
    }
  }

  private boolean pull(int most) {
    Iterator<? extends R> items = stream.iterator();
    for (int i = 0; i < most; i++) {
      if (call.life().isOver()) {
        return false;
      }
      if (!items.hasNext()) {
        call.sendStreamEnd();
        return false;
      }
      MessageWriter out = call.begin(EventNames.STREAM);
      codec.write(new ValueWriter(out).parameter("item"), items.next());
      send(out.toByteArray());
    }
    return true;
  }

  private void send(byte[] payload) {
    produced.add(payload);
    if (flushScheduled.compareAndSet(false, true)) {
      call.engine().execute(this::flush);
    }
  }

  private void flush() {
    flushScheduled.set(false);
    byte[] payload;
    while ((payload = produced.poll()) != null) {
      call.channel().send(payload);
    }
  }

  /** Closes the user's stream, once, and never while it is being read. */
  private void abandon() {
    synchronized (this) {
      if (closed || producing) {
        return;
      }
      closed = true;
    }
    try {
      stream.close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "closing the stream of " + call.descriptor() + " failed", e);
    }
  }
}
