package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;
import dev.zerorpc.RpcStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole calls, client and server in one process: over {@code inproc} what this library itself costs
 * with its threads, over TCP what ZeroMQ and the system add.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CallBenchmark {
  private static final int OUTSTANDING = 64;
  private static final int ITEMS = 1000;

  /** Where the server is. */
  @Param({"inproc://*", "tcp://127.0.0.1:*"})
  public String endpoint = "inproc://*";

  private final Sample sample = Sample.example();

  @SuppressWarnings("NullAway.Init") // set in start
  private RpcServer server;

  @SuppressWarnings("NullAway.Init") // set in start
  private RpcClient client;

  @SuppressWarnings("NullAway.Init") // set in start
  private Metrics metrics;

  @SuppressWarnings("NullAway.Init") // set in start
  private MetricsStub.Async async;

  /** Called by JMH. */
  public CallBenchmark() {}

  /** Starts the server and connects to it. */
  @Setup
  public void start() {
    server =
        RpcServer.builder()
            .service(MetricsDispatcher.of(new MetricsService()))
            .bind(endpoint)
            .start();
    client = RpcClient.connect(server.endpoints().get(0));
    metrics = MetricsStub.create(client);
    async = MetricsStub.async(client);
  }

  /** Closes both. */
  @TearDown
  public void stop() {
    client.close();
    server.close();
  }

  /** A number there and back, one call after the other. */
  @Benchmark
  public long echo() {
    return metrics.echo(42);
  }

  /** A struct there and back, one call after the other. */
  @Benchmark
  public Sample store() {
    return metrics.store(sample);
  }

  /** A number there and back, 64 calls at a time; the time is that of one of them. */
  @Benchmark
  @OperationsPerInvocation(OUTSTANDING)
  public long echo64() {
    List<CompletableFuture<Long>> answers = new ArrayList<>(OUTSTANDING);
    for (int i = 0; i < OUTSTANDING; i++) {
      answers.add(async.echo(i));
    }
    long sum = 0;
    for (CompletableFuture<Long> answer : answers) {
      sum += answer.join();
    }
    return sum;
  }

  /** A stream of 1000 numbers; the time is that of one of them. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public long stream() {
    long sum = 0;
    try (RpcStream<Long> numbers = metrics.range(ITEMS)) {
      for (long number : numbers) {
        sum += number;
      }
    }
    return sum;
  }
}
