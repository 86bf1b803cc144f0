package dev.zerorpc.benchmarks.compiler;

import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.contract.Contract;
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

/** Whether generating takes time in proportion to the size of the contract. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class ContractGeneratorBenchmark {
  /** How many services of ten methods. */
  @Param({"250", "500", "1000", "2000"})
  public int services;

  private Contract contract = new Contract(List.of(), List.of());

  /** Called by JMH. */
  public ContractGeneratorBenchmark() {}

  /** Compiles the contract. */
  @Setup
  public void compileContract() {
    contract = ManyServices.compiled(ManyServices.inOneFile(services));
  }

  /** From a contract to Java sources, in memory. */
  @Benchmark
  public List<GeneratedSource> generate() {
    return new ContractGenerator().generate(contract, new GeneratorOptions(true));
  }
}
