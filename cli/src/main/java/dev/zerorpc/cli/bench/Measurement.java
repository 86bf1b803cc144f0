package dev.zerorpc.cli.bench;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcException;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the calls that count. One caller's is used by that caller's thread alone. */
final class Measurement {
  /** Times are exact to a thousandth. */
  private static final int DIGITS = 3;

  private final Histogram nanos = new Histogram(DIGITS);
  private final Map<String, Long> errors = new TreeMap<>();
  private long items;

  /** A call that was answered, with so many items if it was a stream. */
  void answered(long latencyNanos, long itemCount) {
    nanos.recordValue(Math.max(1, latencyNanos));
    items += itemCount;
  }

  void failed(RpcException failure) {
    String kind =
        failure instanceof RemoteException remote
            ? "RemoteException " + remote.name()
            : failure.getClass().getSimpleName();
    errors.merge(kind, 1L, Long::sum);
  }

  /** Takes another caller's in. */
  void add(Measurement other) {
    nanos.add(other.nanos);
    other.errors.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
    items += other.items;
  }

  /** The times of the calls that were answered. */
  Histogram nanos() {
    return nanos;
  }

  long calls() {
    return nanos.getTotalCount();
  }

  long items() {
    return items;
  }

  /** How many calls failed, by kind. */
  Map<String, Long> errors() {
    return errors;
  }

  long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }
}
