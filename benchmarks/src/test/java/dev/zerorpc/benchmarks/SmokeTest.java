package dev.zerorpc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, with settings too small to tell anything else. */
class SmokeTest {
  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("dev.zerorpc.benchmarks.")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .param("services", "5")
                    .param("servicesBefore", "5")
                    .param("others", "10")
                    .addProfiler(CpuTime.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    List<String> names =
        results.stream()
            .map(result -> result.getParams().getBenchmark())
            .map(name -> name.replaceFirst(".*\\.(?=[A-Z])", ""))
            .distinct()
            .sorted()
            .toList();
    assertThat(names)
        .containsExactly(
            "CallBenchmark.echo",
            "CallBenchmark.echo64",
            "CallBenchmark.store",
            "CallBenchmark.stream",
            "ChannelBenchmark.requestAndAnswer",
            "CodecBenchmark.decode",
            "CodecBenchmark.decodeByMsgpackCore",
            "CodecBenchmark.encode",
            "CodecBenchmark.encodeByMsgpackCore",
            "ContractCompilerBenchmark.compile",
            "ContractGeneratorBenchmark.generate",
            "DispatchBenchmark.echo",
            "DispatchBenchmark.store");
    assertThat(results)
        .hasSize(8 + 1 + 4 + 2 + 1 + 2)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive())
        .allSatisfy(result -> assertThat(cpuTime(result)).isNotNegative())
        .allSatisfy(result -> assertThat(secondary(result, "gc.pause")).isNotNegative())
        .anySatisfy(result -> assertThat(cpuTime(result)).isPositive());
  }

  /** The system counts in steps that are longer than the iterations here. */
  private static double cpuTime(RunResult result) {
    return secondary(result, "cpu.time");
  }

  private static double secondary(RunResult result, String name) {
    return result.getSecondaryResults().get(name).getScore();
  }
}
