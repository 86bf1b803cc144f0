package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream in turns on an executor, one turn at a time: while there are items and somebody
 * wants them. While there are none no thread is held, unless the stream's own source makes its
 * iterator wait.
 *
 * @param <T> the type of an item
 */
abstract class StreamReading<T extends @Nullable Object> {
  private static final Logger LOG = System.getLogger("dev.zerorpc.stream");

  /** So many items a turn at the most, so that one stream does not keep a thread from others. */
  private static final int TURN = 256;

  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int AGAIN = 2;

  private final RpcStream<T> stream;
  private final @Nullable AwaitableStream<T> awaitable;
  private final Executor executor;
  private final Runnable wake = this::wake;

  /** Begins as running, so that nothing happens before {@link #begin}. */
  private final AtomicInteger state = new AtomicInteger(RUNNING);

  private volatile boolean abandoned;
  private volatile @Nullable Throwable refusal;

  /** Only the turns'. */
  private boolean over;

  StreamReading(RpcStream<T> stream, Executor executor) {
    this.stream = stream;
    this.awaitable = stream instanceof AwaitableStream<T> known ? known : null;
    this.executor = executor;
  }

  /** How many items are wanted now; 0 for none. */
  abstract long wanted();

  /** Takes an item; what it throws ends the reading. */
  abstract void item(T item);

  /** Nothing more will come; must not throw. Not called after {@link #abandon}. */
  abstract void ended(@Nullable Throwable failure);

  /** Nobody is told anything any more; must not throw. */
  void left() {}

  /** The first turn. */
  final void begin() {
    submit(this::turn);
  }

  /** Something has changed. Any thread; runs nothing of the user's unless the executor does. */
  final void wake() {
    while (true) {
      int now = state.get();
      if (now == AGAIN) {
        return;
      }
      if (state.compareAndSet(now, now == IDLE ? RUNNING : AGAIN)) {
        if (now == IDLE) {
          submit(this::turn);
        }
        return;
      }
    }
  }

  /** Nobody wants anything any more: closes the stream. Any thread. */
  final void abandon() {
    abandoned = true;
    if (awaitable != null) {
      awaitable.close();
    }
    wake();
  }

  /** The reader has broken the rules: closes the stream and ends with that. Any thread. */
  final void refuse(Throwable cause) {
    refusal = cause;
    wake();
  }

  private void submit(Runnable turn) {
    try {
      executor.execute(turn);
    } catch (RejectedExecutionException e) {
      // Somebody has to be told, and this thread may be one that must not.
      ForkJoinPool.commonPool().execute(() -> finish(e));
    }
  }

  private void turn() {
    if (awaitable != null && awaitable.isInLoop()) {
      // An executor without threads of its own would have user code where nothing may wait.
      ForkJoinPool.commonPool().execute(this::turn);
      return;
    }
    int left = TURN;
    while (true) {
      left = read(left);
      if (left == 0) {
        if (!isBackAtOnce()) {
          return;
        }
        left = TURN;
        continue;
      }
      if (state.compareAndSet(RUNNING, IDLE)) {
        return;
      }
      state.set(RUNNING);
    }
  }

  /**
   * Lets others have the thread: has the next turn begin on the executor. An executor without
   * threads would begin it inside of this one, and so on; then this one goes on.
   */
  private boolean isBackAtOnce() {
    Thread here = Thread.currentThread();
    boolean[] handedOver = {false};
    boolean[] isBack = {false};
    submit(
        () -> {
          if (Thread.currentThread() == here && !handedOver[0]) {
            isBack[0] = true;
          } else {
            turn();
          }
        });
    handedOver[0] = true;
    return isBack[0];
  }

  /** Reads what there is and wanted; the number of items that this turn may still read. */
  private int read(int most) {
    for (int left = most; left > 0; left--) {
      if (over) {
        return most;
      }
      if (abandoned) {
        over = true;
        closeStream();
        left();
        return most;
      }
      Throwable objection = refusal;
      if (objection != null) {
        finish(objection);
        return most;
      }
      try {
        if (!readOne()) {
          return left;
        }
      } catch (Throwable e) { // Also an Error: somebody waits for the end.
        finish(e);
        return most;
      }
    }
    return 0;
  }

  private boolean readOne() {
    long wanted = wanted();
    if (awaitable != null) {
      awaitable.expect(wanted);
      if (!awaitable.isReady(wake)) {
        return false;
      }
      if (wanted == 0 && !awaitable.isEnded()) {
        return false;
      }
    }
    Iterator<T> items = stream.iterator();
    if (!items.hasNext()) {
      finish(null);
      return false;
    }
    if (wanted == 0) {
      return false;
    }
    item(items.next());
    return true;
  }

  private void finish(@Nullable Throwable failure) {
    over = true;
    closeStream();
    if (abandoned) {
      left();
    } else {
      ended(failure);
    }
  }

  private void closeStream() {
    try {
      stream.close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "closing a stream failed", e);
    }
  }
}
