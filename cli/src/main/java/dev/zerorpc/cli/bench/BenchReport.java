package dev.zerorpc.cli.bench;

import dev.zerorpc.cli.python.JsonText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A measurement for people and for programs.
 *
 * @param address where the server is
 * @param method what was called
 * @param connections how many connections the calls shared
 * @param load what load was made
 * @param elapsed how long calls that count were made
 * @param measured what became of them
 */
record BenchReport(
    String address,
    String method,
    int connections,
    Load load,
    Duration elapsed,
    Measurement measured) {
  private static final double[] PERCENTILES = {50, 75, 90, 99, 99.9};
  private static final int ROWS = 12;
  private static final int WIDEST = 40;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Below this part of the rate that was asked for, it is said that it was not reached. */
  private static final double REACHED = 0.95;

  /** The report as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s: %d callers, %d connections, %s s after %s s of warm-up\n"
            .formatted(
                address,
                method,
                load.callers(),
                connections,
                number(seconds(elapsed), 1),
                number(seconds(load.warmup()), 1)));
    text.append(
        load.rate() == null
            ? "each caller calls again when it has its answer\n"
            : "%s calls a second are due; times begin then\n".formatted(number(load.rate(), 1)));
    text.append("\ncalls    %10d %14s/s\n".formatted(measured.calls(), number(callRate(), 1)));
    if (measured.items() > 0) {
      text.append(
          "items    %10d %14s/s\n"
              .formatted(measured.items(), number(measured.items() / seconds(elapsed), 1)));
    }
    text.append("errors   %10d\n".formatted(measured.errorCount()));
    measured.errors().forEach((kind, count) -> text.append("  %s: %d\n".formatted(kind, count)));
    if (load.rate() != null && callRate() < REACHED * load.rate()) {
      text.append("the rate was not reached: more callers, or less of it\n");
    }
    if (measured.calls() > 0) {
      latency().forEach((name, millis) -> text.append(row(name, millis)));
      appendHistogram(text);
    }
    return text.toString();
  }

  /** The report as an object of JSON. */
  String json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("address", address);
    all.put("method", method);
    all.put("callers", load.callers());
    all.put("connections", connections);
    all.put("rate", load.rate());
    all.put("warmup_seconds", seconds(load.warmup()));
    all.put("seconds", seconds(elapsed));
    all.put("calls", measured.calls());
    all.put("calls_per_second", callRate());
    all.put("items", measured.items());
    all.put("errors", measured.errors());
    all.put("latency_ms", measured.calls() == 0 ? null : latency());
    return JsonText.of(all) + "\n";
  }

  private double callRate() {
    return measured.calls() / seconds(elapsed);
  }

  /** Milliseconds by name. */
  private Map<String, Double> latency() {
    Histogram nanos = measured.nanos();
    Map<String, Double> millis = new LinkedHashMap<>();
    millis.put("min", nanos.getMinValue() / NANOS_PER_MILLI);
    millis.put("mean", nanos.getMean() / NANOS_PER_MILLI);
    for (double percentile : PERCENTILES) {
      String name = "p" + number(percentile, percentile % 1 == 0 ? 0 : 1);
      millis.put(name, nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI);
    }
    millis.put("max", nanos.getMaxValue() / NANOS_PER_MILLI);
    return millis;
  }

  private static String row(String name, double millis) {
    return "%s%-8s %10s ms\n".formatted(name.equals("min") ? "\n" : "", name, number(millis, 3));
  }

  /** Rows whose upper ends grow evenly in proportion, from the least value to the greatest. */
  private void appendHistogram(StringBuilder text) {
    Histogram nanos = measured.nanos();
    double least = Math.max(1, nanos.getMinValue());
    double step = Math.pow(nanos.getMaxValue() / least, 1.0 / ROWS);
    long[] counts = new long[ROWS];
    long[] ends = new long[ROWS];
    long from = 0;
    long most = 1;
    for (int i = 0; i < ROWS; i++) {
      ends[i] =
          i == ROWS - 1 ? nanos.getMaxValue() : (long) (least * Math.pow(step, (double) i + 1));
      counts[i] = ends[i] < from ? 0 : nanos.getCountBetweenValues(from, ends[i]);
      // What the histogram cannot tell apart is counted once.
      from = Math.max(from, nanos.nextNonEquivalentValue(ends[i]));
      most = Math.max(most, counts[i]);
    }
    text.append("\n     up to          calls\n");
    for (int i = 0; i < ROWS; i++) {
      String bar = "#".repeat((int) Math.ceil((double) WIDEST * counts[i] / most));
      text.append(
          "%10s ms %10d %s"
              .formatted(number(ends[i] / NANOS_PER_MILLI, 3), counts[i], bar)
              .stripTrailing());
      text.append('\n');
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
