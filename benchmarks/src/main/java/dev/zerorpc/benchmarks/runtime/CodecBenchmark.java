package dev.zerorpc.benchmarks.runtime;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An event with a struct as its argument to bytes and back, beside msgpack-core used by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
  private final Sample sample = Sample.example();
  private final byte[] payload = SampleEvents.encode(sample);

  /** Called by JMH. */
  public CodecBenchmark() {}

  /** To bytes, by this library. */
  @Benchmark
  public byte[] encode() {
    return SampleEvents.encode(sample);
  }

  /** To bytes, by msgpack-core. */
  @Benchmark
  public byte[] encodeByMsgpackCore() throws IOException {
    return SampleEvents.encodeByMsgpackCore(sample);
  }

  /** From bytes, by this library, with its checks. */
  @Benchmark
  public Sample decode() {
    return SampleEvents.decode(payload);
  }

  /** From bytes, by msgpack-core. */
  @Benchmark
  public Sample decodeByMsgpackCore() throws IOException {
    return SampleEvents.decodeByMsgpackCore(payload);
  }
}
