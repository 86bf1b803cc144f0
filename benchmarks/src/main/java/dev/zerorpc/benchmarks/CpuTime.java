package dev.zerorpc.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the whole process for each operation, as {@code cpu.time} in microseconds. It
 * counts all threads, those of the collector and of the compiler too, and tells more than the clock
 * where other work is on the machine. Beside it stands how long the collector stopped the program
 * for each operation, as {@code gc.pause} in microseconds. To JMH: {@code -prof
 * dev.zerorpc.benchmarks.CpuTime}.
 */
public final class CpuTime implements InternalProfiler {
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();

  private long before;
  private long millisBefore;

  /** Called by JMH. */
  public CpuTime() {}

  @Override
  public String getDescription() {
    return "processor time of the process, and pauses of its collector, for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = process.getProcessCpuTime();
    millisBefore = collectionMillis();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double micros =
        (process.getProcessCpuTime() - before) / (double) TimeUnit.MICROSECONDS.toNanos(1);
    long operations = Math.max(1, result.getMetadata().getAllOps());
    double paused =
        TimeUnit.MILLISECONDS.toMicros(collectionMillis() - millisBefore) / (double) operations;
    return List.of(
        new ScalarResult("cpu.time", micros / operations, "us/op", AggregationPolicy.AVG),
        new ScalarResult("gc.pause", paused, "us/op", AggregationPolicy.AVG));
  }

  /** A collector that does not know its time says -1. */
  private long collectionMillis() {
    return collectors.stream().mapToLong(c -> Math.max(0, c.getCollectionTime())).sum();
  }
}
