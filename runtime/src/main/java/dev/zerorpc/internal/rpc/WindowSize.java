package dev.zerorpc.internal.rpc;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many items of a stream may be on their way or waiting. A window that is used up in less time
 * than it takes to grant the next one has sender and reader wait for each other; so it grows, as
 * long as the reader is that quick and the items are small. The reader's.
 */
final class WindowSize {
  /** What a window begins with, and never falls below. */
  static final int USUAL = 100;

  /** Half of it, which is what comes together, is still below what ZeroMQ queues for a peer. */
  static final int LARGEST = 800;

  /** So many bytes may wait in a window that has grown. */
  static final int LARGEST_BYTES = 256 << 10;

  /** Between two grants: less than that is quick, and more than the other slow. */
  static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final boolean fixed;
  private final LongSupplier clock;
  private int items;
  private int taken;
  private long takenBytes;
  private long lastGrant;
  private boolean granted;

  private WindowSize(int items, boolean fixed, LongSupplier clock) {
    this.items = items;
    this.fixed = fixed;
    this.clock = clock;
  }

  /** One that somebody has asked for. */
  static WindowSize of(int items) {
    return new WindowSize(items, true, () -> 0);
  }

  /**
   * One that fits itself to the reader.
   *
   * @param clock nanoseconds
   */
  static WindowSize automatic(LongSupplier clock) {
    return new WindowSize(USUAL, false, clock);
  }

  /** The size as it is now. */
  int items() {
    return items;
  }

  /** The reader has taken an item of that many bytes. */
  void taken(int bytes) {
    taken++;
    takenBytes += bytes;
  }

  /**
   * The size of the window that is filled up now.
   *
   * @param outstanding how many items are on their way or waiting; the size is more than twice that
   */
  int next(int outstanding) {
    if (!fixed) {
      long now = clock.getAsLong();
      if (granted) {
        items = Math.max(fitted(now - lastGrant), 2 * outstanding + 1);
      }
      granted = true;
      lastGrant = now;
      taken = 0;
      takenBytes = 0;
    }
    return items;
  }

  private int fitted(long sinceLastGrant) {
    long itemSize = Math.max(1, takenBytes / Math.max(1, taken));
    int most = (int) Math.max(USUAL, Math.min(LARGEST, LARGEST_BYTES / itemSize));
    if (sinceLastGrant < QUICK_NANOS) {
      return Math.min(2 * items, most);
    }
    return Math.min(sinceLastGrant > SLOW_NANOS ? Math.max(USUAL, items / 2) : items, most);
  }
}
