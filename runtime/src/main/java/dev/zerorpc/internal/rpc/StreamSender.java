package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.ValueWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the items of a stream as the peer's credit allows. It works in turns on the executor's
 * threads: a turn produces at most as many items as may be sent, and a stream that has to wait for
 * its reader, or for items that come from elsewhere, holds no thread.
 *
 * <p>Waking the loop costs more than an item does. So what a quick producer makes is handed over
 * when its turn ends, or when it is enough for one write to the network; what one makes whose last
 * turn took long, item by item. Nobody knows beforehand that a producer begins to wait: what it has
 * made until then is handed over when that time is up.
 *
 * @param <R> the type of an item
 */
final class StreamSender<R extends @Nullable Object> {
  private static final Logger LOG = System.getLogger("dev.zerorpc.stream");

  /**
   * So many items a turn at the most, so that one stream does not keep a thread from the others.
   */
  private static final int TURN = 256;

  /** So many bytes of a quick producer's items are handed over together. */
  private static final int TOGETHER = 8192;

  /** A turn that takes no longer is quick. */
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final StreamOutlet outlet;
  private final Codec<R> codec;
  private final RpcStream<? extends R> stream;
  private final @Nullable AwaitableStream<? extends R> awaitable;
  private final Runnable flush = this::flush;

  // Guarded by this object.
  private ArrayDeque<byte[]> produced = new ArrayDeque<>();
  private long producedBytes;
  private boolean flushScheduled;
  private boolean quick;
  private boolean producing;
  private boolean closed;

  // The loop's.
  private final TurnTimer timer = new TurnTimer();
  private ArrayDeque<byte[]> sending = new ArrayDeque<>();
  private boolean inTurn;

  StreamSender(StreamOutlet outlet, Codec<R> codec, RpcStream<? extends R> stream) {
    this.outlet = outlet;
    this.codec = codec;
    this.stream = stream;
    this.awaitable = stream instanceof AwaitableStream<? extends R> known ? known : null;
  }

  /** Has the stream closed when the call is given up. */
  void closeWithCall() {
    outlet.life().onOver(this::abandon);
  }

  /** Has all turns on the executor's threads, for a handler whose own must not wait. */
  void startElsewhere() {
    closeWithCall();
    outlet.execute(this::sendable);
  }

  /** The first turn, on the handler's own thread; a new channel of a server has one slot. */
  void start() {
    inTurn = true;
    closeWithCall();
    produce(1);
  }

  /** There is credit, perhaps; the loop's thread. */
  void sendable() {
    if (inTurn || outlet.life().isOver()) {
      return;
    }
    long credit = outlet.sendableEvents();
    if (credit <= 0 || (awaitable != null && !awaitable.isReady(this::itemsCame))) {
      return;
    }
    inTurn = true;
    int most = (int) Math.min(credit, TURN);
    outlet.timers().schedule(timer, outlet.nanoTime() + QUICK_NANOS);
    if (!outlet.resume(() -> turn(most))) {
      outlet.fail(
          new java.util.concurrent.RejectedExecutionException("the executor has been shut down"));
    }
  }

  private void itemsCame() {
    outlet.execute(this::sendable);
  }

  private void turn(int most) {
    if (!outlet.life().enter(outlet.context(), true)) {
      abandon();
      return;
    }
    try {
      produce(most);
    } finally {
      outlet.life().leave();
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
      outlet.execute(this::lastTurnOver);
      outlet.fail(thrown);
    }
    synchronized (this) {
      producing = false;
    }
    if (!more || outlet.life().isOver()) {
      abandon();
    } else {
      outlet.execute(this::turnOver);
    }
  }

  /** The loop's. */
  private void turnOver() {
    synchronized (this) {
      quick = timer.isScheduled();
    }
    lastTurnOver();
    inTurn = false;
    sendable();
  }

  /** The loop's, if no turn follows. */
  private void lastTurnOver() {
    outlet.timers().cancel(timer);
    flush();
  }

  private boolean pull(int most) {
    if (awaitable != null) {
      awaitable.expect(most);
    }
    Iterator<? extends R> items = stream.iterator();
    for (int i = 0; i < most; i++) {
      if (outlet.life().isOver()) {
        return false;
      }
      if (awaitable != null && !awaitable.isReady(() -> {})) {
        return true;
      }
      if (!items.hasNext()) {
        outlet.execute(this::lastTurnOver);
        outlet.done();
        return false;
      }
      MessageWriter out = outlet.begin(EventNames.STREAM);
      codec.write(new ValueWriter(out).parameter("item"), items.next());
      send(out.finish(), i == most - 1);
    }
    return true;
  }

  /** Hands an item over, or leaves that to what follows. */
  private void send(byte[] payload, boolean lastOfTurn) {
    boolean now;
    synchronized (this) {
      produced.add(payload);
      producedBytes += payload.length;
      // The end of the turn is handed over in any case.
      now = !flushScheduled && !lastOfTurn && (!quick || producedBytes >= TOGETHER);
      flushScheduled |= now;
    }
    if (now) {
      outlet.execute(flush);
    }
  }

  /** Sends what has been produced; the loop's. */
  private void flush() {
    synchronized (this) {
      flushScheduled = false;
      producedBytes = 0;
      ArrayDeque<byte[]> empty = sending;
      sending = produced;
      produced = empty;
    }
    byte[] payload;
    while ((payload = sending.poll()) != null) {
      outlet.send(payload);
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
      LOG.log(Level.WARNING, "closing a stream failed", e);
    }
  }

  /** Runs while a turn does, and ends if that takes long. */
  private final class TurnTimer extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      synchronized (StreamSender.this) {
        quick = false;
      }
      flush();
    }
  }
}
