package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The wait for the end of a thread. */
final class ThreadEnd {
  private ThreadEnd() {}

  /**
   * Waits until a thread that was started is gone; whether it is. An interrupt does not shorten the
   * wait, and is kept for later.
   */
  static boolean await(Thread thread, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    boolean interrupted = false;
    for (long left = bound.toNanos(); thread.isAlive() && left > 0; ) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = deadline - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
