package dev.zerorpc.cli.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;
import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BrokerCommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void callsAreForwardedUntilItIsStoppedAndThoseThatRunMayEnd() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (CommandServer bound = new CommandServer(List.of(table(begun, release)))) {
      Process broker =
          java(
              "broker",
              "--frontend=tcp://127.0.0.1:*",
              "--backend=tcp://127.0.0.1:*",
              "--worker=" + bound.endpoint(),
              "--statistics=50ms");
      try (BufferedReader out = reader(broker);
          RpcClient client = RpcClient.connect(address(out, "frontend"));
          RpcServer connected =
              RpcServer.builder()
                  .service(table(begun, release))
                  .connect(address(out, "backend"))
                  .gracePeriod(Duration.ZERO)
                  .start()) {
        assertThat(out.readLine()).isEqualTo("worker " + bound.endpoint());
        assertThat(connected.endpoints()).isEmpty();
        assertThat(client.call("hello")).isEqualTo("hello");
        CompletableFuture<Object> slow = client.callAsync("wait");
        assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        BufferedReader err =
            new BufferedReader(new InputStreamReader(broker.getErrorStream(), UTF_8));
        List<String> lines = new ArrayList<>();
        do {
          lines.add(err.readLine());
        } while (!lines.get(lines.size() - 1).matches(".* 2 forwarded.*=1.*"));
        // Not its own destroy(), which closes what it prints to.
        assertThat(broker.toHandle().destroy()).isTrue();
        do {
          lines.add(err.readLine());
        } while (!"stopping, running calls have 10 s".equals(lines.get(lines.size() - 1)));
        release.countDown();
        assertThat(slow.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo("done");
        lines.addAll(err.lines().toList());
        assertThat(broker.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(lines).last().isEqualTo("stopped");
        assertThat(broker.exitValue()).isEqualTo(143);
      } finally {
        broker.destroyForcibly();
      }
    }
  }

  @Test
  void mistakesAreReported() {
    CommandRun none = CommandRun.of("broker", "--frontend", "tcp://127.0.0.1:*");
    assertThat(none.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(none.err()).contains("--backend", "--worker");
    CommandRun frontend = CommandRun.of("broker", "--worker", "tcp://127.0.0.1:1");
    assertThat(frontend.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(frontend.err()).contains("--frontend");
    CommandRun malformed =
        CommandRun.of("broker", "--frontend", "tcp://nowhere", "--worker", "tcp://127.0.0.1:1");
    assertThat(malformed.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(malformed.err()).startsWith("zerorpc: ").contains("tcp://nowhere");
  }

  private static ServiceTable table(CountDownLatch begun, CountDownLatch release) {
    ServiceTable table = new ServiceTable("Things", null);
    table.add(
        MethodDescriptor.unary("Things", "hello", Codecs.STRING).build(),
        call -> call.reply(Codecs.STRING, "hello"));
    table.add(
        MethodDescriptor.unary("Things", "wait", Codecs.STRING).build(),
        call -> {
          begun.countDown();
          release.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
          call.reply(Codecs.STRING, "done");
        });
    return table;
  }

  private static Process java(String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.zerorpc.cli.Main"));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  private static String address(BufferedReader out, String what) throws Exception {
    String line = out.readLine();
    assertThat(line).as("what the broker prints").startsWith(what + " tcp://");
    return line.substring(what.length() + 1);
  }
}
