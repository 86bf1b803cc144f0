package dev.zerorpc.cli.net;

import java.util.Arrays;
import java.util.Locale;

/** What became of the pings so far. Used by one thread. */
final class PingStatistics {
  private long[] nanos = new long[16];
  private int answered;
  private int sent;

  /** A ping that was answered. */
  void answered(long roundTripNanos) {
    if (answered == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * answered);
    }
    nanos[answered++] = roundTripNanos;
    sent++;
  }

  /** A ping that was not. */
  void lost() {
    sent++;
  }

  boolean hasAnswers() {
    return answered > 0;
  }

  /** Counts and times, a line each. */
  String text() {
    long lost = sent == 0 ? 0 : Math.round(100.0 * (sent - answered) / sent);
    String counts = "%d sent, %d answered, %d%% lost\n".formatted(sent, answered, lost);
    if (answered == 0) {
      return counts;
    }
    long[] sorted = Arrays.copyOf(nanos, answered);
    Arrays.sort(sorted);
    int middle = answered / 2;
    long median = answered % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return counts
        + "min %s, median %s, max %s\n"
            .formatted(millis(sorted[0]), millis(median), millis(sorted[answered - 1]));
  }

  /** A length of time for people. */
  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }
}
