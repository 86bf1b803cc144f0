package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.RpcStream;
import java.util.stream.LongStream;

/** The service, with nothing to do. */
final class MetricsService implements Metrics {
  @Override
  public long echo(long value) {
    return value;
  }

  @Override
  public Sample store(Sample sample) {
    return sample;
  }

  @Override
  public RpcStream<Long> range(long count) {
    return RpcStream.from(LongStream.range(0, count).boxed());
  }
}
