package dev.zerorpc.internal.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Logs at most one line a second, and how many it left out. Any thread. */
public final class RateLimitedLog {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final Logger logger;
  private final LongSupplier clock;
  private final AtomicLong last;
  private final AtomicLong suppressed = new AtomicLong();

  /**
   * Creates one.
   *
   * @param clock in nanoseconds from an arbitrary origin
   */
  public RateLimitedLog(Logger logger, LongSupplier clock) {
    this.logger = logger;
    this.clock = clock;
    this.last = new AtomicLong(clock.getAsLong() - INTERVAL);
  }

  /** Logs a warning, unless another was logged less than a second ago. */
  public void warn(String message) {
    warn(message, null);
  }

  /**
   * Logs a warning, with what caused it if there is such a thing, unless another was logged less
   * than a second ago.
   */
  public void warn(String message, @Nullable Throwable cause) {
    long now = clock.getAsLong();
    long previous = last.get();
    if (now - previous < INTERVAL || !last.compareAndSet(previous, now)) {
      suppressed.incrementAndGet();
      return;
    }
    long left = suppressed.getAndSet(0);
    String text = left == 0 ? message : message + " (" + left + " more since the last)";
    if (cause == null) {
      logger.log(Level.WARNING, text);
    } else {
      logger.log(Level.WARNING, text, cause);
    }
  }
}
