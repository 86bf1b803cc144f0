package dev.zerorpc.cli.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.Headers;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Traffic that a process records, and that is replayed to the same server and to others. */
@Timeout(120)
final class RecordReplayTest {
  @TempDir Path folder;

  /** A service whose answers depend on the greeting, and the length of its stream on that, too. */
  private static ServiceTable table(String greeting) {
    ServiceTable table = new ServiceTable("Things", null);
    table.add(
        MethodDescriptor.unary("Things", "hello", Codecs.ANY).parameter("name").build(),
        call -> call.reply(Codecs.STRING, greeting + ", " + call.arguments().readString()));
    table.add(
        MethodDescriptor.unary("Things", "echo", Codecs.ANY).parameter("value").build(),
        call -> call.reply(Codecs.ANY, Codecs.ANY.read(call.arguments())));
    table.add(
        MethodDescriptor.stream("Things", "count", Codecs.I64).build(),
        call ->
            call.replyAll(
                Codecs.I64, RpcStream.from(LongStream.range(0, 250 + greeting.length()).boxed())));
    table.add(
        MethodDescriptor.stream("Things", "endless", Codecs.I64).build(),
        call ->
            call.replyAll(Codecs.I64, RpcStream.from(LongStream.iterate(0, i -> i + 1).boxed())));
    table.add(
        MethodDescriptor.unary("Things", "sum", Codecs.I64).streamParameter("items").build(),
        call -> {
          long sum = 0;
          try (RpcStream<Long> items = call.items(Codecs.I64)) {
            for (long item : items) {
              sum += item;
            }
          }
          call.reply(Codecs.I64, sum);
        });
    table.add(
        MethodDescriptor.unary("Things", "tenant", Codecs.ANY).build(),
        call ->
            call.reply(
                Codecs.STRING, CallContext.current().headers().text("tenant").orElse("none")));
    table.add(
        MethodDescriptor.unary("Things", "fail", Codecs.ANY).build(),
        call -> {
          throw new RemoteException("Refused", greeting, null);
        });
    return table;
  }

  private static Process start(List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.zerorpc.cli.Main"));
    line.addAll(arguments);
    return new ProcessBuilder(line).start();
  }

  private static void traffic(String endpoint) {
    try (RpcClient client = RpcClient.connect(endpoint)) {
      assertThat(client.call("hello", "RPC")).isEqualTo("Hello, RPC");
      assertThat(client.call("echo", (Object) new byte[] {0, 1})).isEqualTo(new byte[] {0, 1});
      try (RpcStream<Object> numbers = client.stream("count")) {
        assertThat(numbers).hasSize(255);
      }
      try (RpcStream<Object> numbers = client.stream("endless")) {
        assertThat(numbers.iterator().next()).isEqualTo(0L);
      }
      assertThat(client.call("sum", RpcStream.of(1L, 2L, 3L))).isEqualTo(6L);
      assertThat(
              client
                  .calls(CallOptions.DEFAULT.withHeaders(Headers.of("tenant", "blue")))
                  .call(MethodDescriptor.unary("", "tenant", Codecs.ANY).build())
                  .execute())
          .isEqualTo("blue");
      assertThatThrownBy(() -> client.call("fail")).isInstanceOf(RemoteException.class);
    }
  }

  /** Records that traffic with the command, and returns what the command printed. */
  private String record(Path file, String server) throws Exception {
    Process process =
        start(List.of("record", file.toString(), server, "--bind", "tcp://127.0.0.1:*"));
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      String bound = err.readLine();
      assertThat(bound).startsWith("bound tcp://");
      assertThat(err.readLine()).startsWith("recording");
      traffic(bound.substring("bound ".length()));
      // Not its own destroy(), which closes what it prints to.
      assertThat(process.toHandle().destroy()).isTrue();
      String rest = String.join("\n", err.lines().toList());
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      return rest;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatWasRecordedIsReplayedAndDifferencesAreFound() throws Exception {
    Path file = folder.resolve("traffic.jsonl");
    try (CommandServer server = new CommandServer(List.of(table("Hello")))) {
      String said = record(file, server.endpoint());
      List<String> lines = Files.readAllLines(file);
      assertThat(said).endsWith("recorded " + (lines.size() - 1) + " events in " + file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(lines.get(0)).startsWith("{\"zerorpc-recording\": 1, ");

      CommandRun same = server.run("replay", file.toString(), "@", "--speed", "0");
      assertThat(same.out())
          .matches(
              "7 calls in [0-9.]+ s: 7 the same, 0 different, 0 without a recorded answer, 0 not"
                  + " answered\n");
      assertThat(same.status()).isZero();
      assertThat(server.run("replay", file.toString(), "@", "--speed=100", "--only=echo").out())
          .startsWith("1 calls in ")
          .contains("1 the same");
      CommandRun none = server.run("replay", file.toString(), "@", "--only", "nothing");
      assertThat(none.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(none.err()).contains("no call of 'nothing'", "count, echo, endless, fail, hello");
    }
    try (CommandServer other = new CommandServer(List.of(table("Hi")))) {
      CommandRun run = other.run("replay", file.toString(), "@", "--speed", "0");
      assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
      assertThat(run.out())
          .contains(": hello [\"RPC\"]: recorded \"Hello, RPC\", now \"Hi, RPC\"\n")
          .contains(": count []: recorded a stream of 255 items, now a stream of 252 items\n")
          .contains(": fail []: recorded error Refused: Hello, now error Refused: Hi\n")
          .contains("4 the same, 3 different");
      CommandRun ignored =
          other.run("replay", file.toString(), "@", "--speed", "0", "--ignore-answers");
      assertThat(ignored.status()).isZero();
      assertThat(ignored.out()).contains(": 7 answered, 0 not answered\n");
    }
  }

  @Test
  void aServerThatIsNotThereAnswersNothing() throws Exception {
    Path file = folder.resolve("traffic.jsonl");
    String head =
        RecordingHead.text(java.time.Instant.EPOCH, List.of(), "tcp://127.0.0.1:2", "test");
    try (java.io.OutputStream out = Files.newOutputStream(file)) {
      out.write(head.getBytes(UTF_8));
      new EventLine(1, Direction.TO_SERVER, "0a", TestMessages.request("1", "hello", "x"))
          .writeTo(out);
      out.write("{\"us\": ".getBytes(UTF_8));
    }
    CommandRun run =
        CommandRun.of("replay", file.toString(), "tcp://127.0.0.1:1", "--timeout", "300ms");
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).contains("the last line is cut off");
    assertThat(run.out()).contains("line 2: hello [\"x\"]: no answer: ").contains("1 not answered");
  }

  /** The second call is an hour away, and the first one does not end. */
  @Test
  void aReplayThatIsStoppedSaysWhatItHasDone() throws Exception {
    Path file = folder.resolve("traffic.jsonl");
    try (java.io.OutputStream out = Files.newOutputStream(file)) {
      out.write(
          RecordingHead.text(java.time.Instant.EPOCH, List.of(), "tcp://127.0.0.1:2", "test")
              .getBytes(UTF_8));
      for (int i = 0; i < 3; i++) {
        new EventLine(
                i < 2 ? i : 3_600_000_000L,
                Direction.TO_SERVER,
                "0a",
                TestMessages.request("" + i, i == 0 ? "echo" : "wait", "x"))
            .writeTo(out);
      }
      new EventLine(3, Direction.TO_CLIENT, "0a", TestMessages.answer("0", "OK", "x")).writeTo(out);
    }
    CountDownLatch begun = new CountDownLatch(1);
    ServiceTable table = table("Hello");
    table.add(
        MethodDescriptor.unary("Things", "wait", Codecs.ANY).parameter("value").build(),
        call -> {
          begun.countDown();
          new CountDownLatch(1).await();
        });
    try (CommandServer server = new CommandServer(List.of(table))) {
      FutureTask<CommandRun> run =
          new FutureTask<>(() -> server.run("replay", file.toString(), "@"));
      Thread thread = new Thread(run);
      thread.start();
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      thread.interrupt();
      CommandRun stopped = run.get(30, TimeUnit.SECONDS);
      assertThat(stopped.status()).isEqualTo(ExitCode.INTERRUPTED.status());
      assertThat(stopped.out()).contains(" different, ").doesNotContain("no answer: ");
    }
  }

  @Test
  void aRecordingMayGoIntoAPipe() throws Exception {
    try (CommandServer server = new CommandServer(List.of(table("Hello")))) {
      Process process =
          start(List.of("record", "-", server.endpoint(), "--bind", "tcp://127.0.0.1:*"));
      try (BufferedReader err =
              new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
          BufferedReader out =
              new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
        String bound = err.readLine().substring("bound ".length());
        assertThat(out.readLine()).startsWith("{\"zerorpc-recording\": 1, ");
        try (RpcClient client = RpcClient.connect(bound)) {
          assertThat(client.call("hello", "RPC")).isEqualTo("Hello, RPC");
          // It comes at once, with the recorder still running.
          assertThat(out.readLine()).contains("\"event\": \"hello\"", "\"args\": [\"RPC\"]");
          process.getInputStream().close();
          // It may be answered before the recorder ends, or not.
          var unused = client.callAsync("hello", "nobody reads this");
          assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCode.OUTPUT_CLOSED.status());
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void mistakesAreReported() throws Exception {
    Path file = Files.writeString(folder.resolve("there"), "mine");
    CommandRun there =
        CommandRun.of(
            "record", file.toString(), "tcp://127.0.0.1:1", "--bind", "tcp://127.0.0.1:*");
    assertThat(there.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(there.err()).contains("is there already", "--overwrite");
    assertThat(file).hasContent("mine");
    CommandRun unbound = CommandRun.of("record", "new", "tcp://127.0.0.1:1");
    assertThat(unbound.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(unbound.err()).contains("--bind");
    for (String speed : List.of("-1", "NaN", "Infinity", "fast")) {
      CommandRun run =
          CommandRun.of("replay", file.toString(), "tcp://127.0.0.1:1", "--speed=" + speed);
      assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(run.err()).contains("--speed");
    }
  }
}
