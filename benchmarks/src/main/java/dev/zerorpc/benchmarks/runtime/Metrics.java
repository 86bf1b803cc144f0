package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.RpcService;

/** The service that is called. */
@RpcService
public interface Metrics {
  /** Answers with its argument. */
  long echo(long value);

  /** Answers with its argument. */
  Sample store(Sample sample);

  /** The numbers below {@code count}. */
  RpcStream<Long> range(long count);
}
