package dev.zerorpc.benchmarks.compiler;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whether compiling a contract takes time in proportion to its size. Contracts of all sizes are
 * measured after the same work, so that the just-in-time compiler knows as much of each, and in a
 * heap that has one size from the beginning.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-Xmn3g", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class ContractCompilerBenchmark {
  /** How many services of ten methods. */
  @Param({"250", "500", "1000", "2000"})
  public int services;

  /** Whether they stand in one file or in a file each. */
  @Param({"one", "many"})
  public String files = "one";

  /** How many services are compiled before anything is measured. */
  @Param("60000")
  public int servicesBefore;

  private List<SourceText> sources = List.of();

  /** Called by JMH. */
  public ContractCompilerBenchmark() {}

  /** Writes the contract, and compiles it as often as need be. */
  @Setup
  public void writeContract() {
    sources =
        files.equals("one") ? ManyServices.inOneFile(services) : ManyServices.inManyFiles(services);
    for (int compiled = 0; compiled < servicesBefore; compiled += services) {
      ManyServices.compiled(sources);
    }
  }

  /** From text to a valid contract. */
  @Benchmark
  public Contract compile() {
    return ManyServices.compiled(sources);
  }
}
