package dev.zerorpc.cli.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.CurveKeys;
import dev.zerorpc.CurveServer;
import dev.zerorpc.RpcServer;
import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.service.ServiceTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PingCommandTest {
  private static final String TIME = "\\d+\\.\\d{3} ms";

  @Test
  void eachPongHasItsTimeAndTheSummaryCountsThem() {
    try (CommandServer server = new CommandServer(List.of(new ServiceTable("Things", null)))) {
      CommandRun run = server.run("ping", "@", "-c", "3", "--interval", "0");
      assertThat(run.status()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines().toList())
          .hasSize(6)
          .satisfies(lines -> assertThat(lines.get(2)).matches("3: pong from Things, " + TIME))
          .contains(server.endpoint() + ": 3 sent, 3 answered, 0% lost")
          .satisfies(
              lines ->
                  assertThat(lines.get(5))
                      .matches("min " + TIME + ", median " + TIME + ", max " + TIME));
    }
  }

  @Test
  void aServerThatIsNotThereIsLost() {
    CommandRun run =
        CommandRun.of("ping", "tcp://127.0.0.1:1", "-c2", "-i", "0", "--timeout", "100ms");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("1: no answer, ", "2: no answer, ", "2 sent, 0 answered, 100% lost")
        .doesNotContain("median");
  }

  @Test
  void keysAreProvenToAServerThatAsksForThem(@TempDir Path folder) {
    String name = folder.resolve("server").toString();
    CommandRun keygen = CommandRun.of("keygen", name);
    assertThat(keygen.status()).isZero();
    String publicKey = keygen.out().strip();
    try (RpcServer server =
        RpcServer.builder()
            .service(new ServiceTable("Things", null))
            .security(CurveServer.anyClient(read(Path.of(name + ".key_secret"))))
            .bind("tcp://127.0.0.1:*")
            .start()) {
      String endpoint = server.endpoints().get(0);
      String client = folder.resolve("client").toString();
      CommandRun.of("keygen", client);
      for (String key : List.of(publicKey, name + ".key")) {
        CommandRun run =
            CommandRun.of(
                "ping", endpoint, "-c1", "--server-key", key, "--keys", client + ".key_secret");
        assertThat(run.out()).contains("pong from Things");
        assertThat(run.status()).isZero();
      }
      assertThat(CommandRun.of("ping", endpoint, "-c1", "--server-key", publicKey).status())
          .isZero();
      CommandRun plain = CommandRun.of("ping", endpoint, "-c1", "--timeout", "300ms");
      assertThat(plain.status()).isEqualTo(1);
    }
  }

  @Test
  void mistakesInKeysAndTimesAreUsageErrors(@TempDir Path folder) {
    String address = "tcp://127.0.0.1:1";
    CommandRun keys = CommandRun.of("ping", address, "--keys", "mine");
    assertThat(keys.status()).isEqualTo(2);
    assertThat(keys.err()).contains("--server-key");
    CommandRun key = CommandRun.of("ping", address, "--server-key", "short");
    assertThat(key.status()).isEqualTo(2);
    assertThat(key.err()).contains("'short'", "40 characters");
    String good = CurveKeys.generate().publicKey();
    CommandRun missing =
        CommandRun.of(
            "ping", address, "--server-key", good, "--keys", folder.resolve("none").toString());
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("cannot read the keys");
    assertThat(CommandRun.of("ping", address, "-c", "-1").status()).isEqualTo(2);
    CommandRun interval = CommandRun.of("ping", address, "-i", "often");
    assertThat(interval.status()).isEqualTo(2);
    assertThat(interval.err()).contains("'often'", "250ms");
    assertThat(CommandRun.of("ping").status()).isEqualTo(2);
  }

  private static CurveKeys read(Path file) {
    try {
      return CurveKeys.read(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
