package dev.zerorpc.internal.rpc;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as messages show them. */
final class DurationText {
  private DurationText() {}

  /** {@code 250 ms}, {@code 15.0 s}. */
  static String of(Duration duration) {
    long millis = duration.toMillis();
    return millis < 1000
        ? millis + " ms"
        : String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
  }
}
