package dev.zerorpc.cli.traffic;

import java.util.function.LongSupplier;

/** When what was recorded is done again. */
final class Pace {
  /** Waits for so many nanoseconds. */
  interface Sleep {
    void nanos(long nanos) throws InterruptedException;
  }

  private final double speed;
  private final LongSupplier nanoTime;
  private final Sleep sleep;
  private boolean begun;
  private long firstMicros;
  private long start;

  /** So many times as fast as it was; 0 for without any pauses. */
  Pace(double speed, LongSupplier nanoTime, Sleep sleep) {
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.sleep = sleep;
  }

  /** Waits until it is time for what was recorded then; for the first one that is at once. */
  void await(long micros) throws InterruptedException {
    if (!begun) {
      begun = true;
      firstMicros = micros;
      start = nanoTime.getAsLong();
    }
    if (speed == 0) {
      return;
    }
    // A double of any size becomes a long without overflow.
    long due = (long) ((micros - firstMicros) * 1000.0 / speed);
    for (long left = due - elapsed(); left > 0; left = due - elapsed()) {
      sleep.nanos(left);
    }
  }

  /** In nanoseconds, since the first one. */
  long elapsed() {
    return begun ? nanoTime.getAsLong() - start : 0;
  }
}
