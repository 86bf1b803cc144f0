package dev.zerorpc.benchmarks.sidebyside;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One thread that makes calls and does not wait for their answers, but for a place in a window. The
 * load is the same for all who can call without waiting.
 */
final class AsyncWindow {
  private final byte[] payload;
  private final int outstanding;
  private final Semaphore places;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  AsyncWindow(byte[] payload, int outstanding) {
    this.payload = payload;
    this.outstanding = outstanding;
    this.places = new Semaphore(outstanding);
  }

  /** Makes calls for that long, and waits for the last answers; returns how many came. */
  long run(Call call, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    long calls = 0;
    while (System.nanoTime() - end < 0 && failure.get() == null) {
      places.acquire();
      call.begin(payload, this);
      calls++;
    }
    places.acquire(outstanding);
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("a call failed", cause);
    }
    return calls;
  }

  /** A call was answered. On any thread. */
  void answered(byte[] answer) {
    if (!Arrays.equals(answer, payload)) {
      failure.compareAndSet(null, new IllegalStateException("an answer differs from its request"));
    }
    places.release();
  }

  /** A call has no answer. On any thread. */
  void failed(Throwable cause) {
    failure.compareAndSet(null, cause);
    places.release();
  }

  /** Begins one call, which ends in {@link #answered} or {@link #failed}. */
  interface Call {
    void begin(byte[] payload, AsyncWindow window);
  }
}
