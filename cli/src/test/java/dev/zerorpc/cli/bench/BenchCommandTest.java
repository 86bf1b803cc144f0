package dev.zerorpc.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchCommandTest {
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static CommandServer server;

  @BeforeAll
  static void serve() {
    ServiceTable table = new ServiceTable("Things", null);
    table.add(
        MethodDescriptor.unary("Things", "add", Codecs.ANY).parameter("a").parameter("b").build(),
        call -> call.reply(Codecs.I64, call.arguments().readI64() + call.arguments().readI64()));
    table.add(
        MethodDescriptor.stream("Things", "items", Codecs.ANY).build(),
        call -> call.replyAll(Codecs.ANY, RpcStream.of(1L, 2L, 3L)));
    table.add(
        MethodDescriptor.unary("Things", "sometimes", Codecs.ANY).build(),
        call -> {
          if (CALLS.getAndIncrement() % 2 == 1) {
            throw new RemoteException("Odd", "every other call fails", null);
          }
          call.reply(Codecs.ANY, "even");
        });
    server = new CommandServer(List.of(table));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsThroughputLatenciesAndAHistogram() {
    CommandRun run =
        server.run(
            "bench",
            "@",
            "add",
            "-j",
            "1",
            "2",
            "--concurrency=4",
            "--connections=2",
            "--duration=300ms",
            "--warmup=100ms");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith(server.endpoint() + " add: 4 callers, 2 connections, 0.")
        .containsPattern("calls +[1-9]\\d* +\\d+\\.\\d/s")
        .containsPattern("errors +0\n")
        .containsPattern("p99\\.9 +\\d+\\.\\d{3} ms")
        .containsPattern("\\d ms +\\d+ ####");
  }

  @Test
  void theHistogramHasEveryCall() {
    CommandRun run = server.run("bench", "@", "items", "--duration=200ms", "--warmup=0");
    assertThat(run.status()).isZero();
    List<String> lines = run.out().lines().toList();
    long calls = number(lines, "calls");
    assertThat(number(lines, "items")).isEqualTo(3 * calls);
    int rows = lines.indexOf("     up to          calls");
    long inRows =
        lines.subList(rows + 1, lines.size()).stream()
            .mapToLong(line -> Long.parseLong(line.strip().split(" +", -1)[2]))
            .sum();
    assertThat(inRows).isEqualTo(calls);
  }

  @Test
  void withARateSoManyCallsAreMadeAsAreDue() {
    Map<?, ?> result =
        json(
            "bench",
            "@",
            "add",
            "-j",
            "1",
            "2",
            "--rate=100",
            "--concurrency=2",
            "--duration=500ms",
            "--warmup=0",
            "--print-json");
    assertThat(result.get("calls")).isEqualTo(50L);
    assertThat(result.get("rate")).isEqualTo(100.0);
    assertThat(result.get("errors")).isEqualTo(Map.of());
    Map<?, ?> latency = (Map<?, ?>) result.get("latency_ms");
    assertThat(latency.keySet().stream().map(String::valueOf))
        .containsExactly("min", "mean", "p50", "p75", "p90", "p99", "p99.9", "max");
    assertThat((Double) latency.get("min"))
        .isPositive()
        .isLessThanOrEqualTo((Double) latency.get("max"));
  }

  @Test
  void errorsAreCountedByKind() {
    CALLS.set(0);
    Map<?, ?> result =
        json(
            "bench",
            "@",
            "sometimes",
            "--rate=100",
            "--duration=100ms",
            "--warmup=0",
            "--print-json");
    assertThat(result.get("errors")).isEqualTo(Map.of("RemoteException Odd", 5L));
    assertThat(result.get("calls")).isEqualTo(5L);
  }

  @Test
  void argumentsAreCheckedByAContract(@TempDir Path folder) throws Exception {
    String file =
        Files.writeString(
                folder.resolve("a.zrpc"),
                "service Things { add(a: i64, b: i64 = 1) -> i64; oneway log(a: i64); }")
            .toString();
    String[] line = {
      "bench", "@", "add", "b=3", "a=2", "--contract", file, "--duration=200ms", "--warmup=0"
    };
    CommandRun run = server.run(line);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    line[3] = "b=x";
    CommandRun wrong = server.run(line);
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("Things.add: argument 'b': expected a whole number");
    CommandRun missing =
        server.run("bench", "@", "add", "--contract=server", "--duration=200ms", "1");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("argument 'b' is missing");
    CommandRun told =
        server.run(
            "bench",
            "@",
            "add",
            "--contract=server",
            "b=1",
            "a=1",
            "--duration=200ms",
            "--warmup=0");
    assertThat(told.status()).isZero();
    CommandRun oneWay = server.run("bench", "@", "log", "1", "--contract", file);
    assertThat(oneWay.status()).isEqualTo(2);
    assertThat(oneWay.err()).contains("'log' is one-way");
  }

  @Test
  void whatCannotBeMeasuredIsReported() {
    CommandRun unknown = server.run("bench", "@", "nothing");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).startsWith("zerorpc: the first call failed: ").contains("NameError");
    assertThat(server.run("bench", "@", "add", "--concurrency=0").status()).isEqualTo(2);
    assertThat(server.run("bench", "@", "add", "--connections=2").status()).isEqualTo(2);
    assertThat(server.run("bench", "@", "add", "--rate=0").status()).isEqualTo(2);
    CommandRun json = server.run("bench", "@", "add", "-j", "{");
    assertThat(json.status()).isEqualTo(2);
    assertThat(json.err()).contains("the argument { is not JSON");
  }

  private static Map<?, ?> json(String... line) {
    CommandRun run = server.run(line);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return (Map<?, ?>) JsonReader.read(run.out());
  }

  private static long number(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.split(" +", -1)[1]))
        .findFirst()
        .orElseThrow();
  }
}
