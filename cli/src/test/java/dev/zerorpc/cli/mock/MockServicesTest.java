package dev.zerorpc.cli.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MockServicesTest {
  private static CommandServer server;

  @BeforeAll
  static void serve() throws Exception {
    Path file = Path.of(MockServicesTest.class.getResource("metrics.zrpc").toURI());
    server = new CommandServer(MockServices.of(file));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theMockShowsItsContract() {
    assertThat(server.run("-?", "@").out())
        .isEqualTo(
            """
            [Metrics]
            record(sample)
            latest(name, limit=3)
            reading(id, at, d)
            count(name, by=1)
            sum(??)
            """);
    assertThat(server.run("-?", "@", "record").out())
        .isEqualTo("[Metrics]\nrecord(sample)\n\nStores one sample.\n\nMore.\n\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "record|{\"name\":\"a\",\"value\":3,\"tree\":[]}|1",
        "reading|\"01234567-89ab-4def-8123-456789abcdef\" null 2|{\"number\": 1.5}",
        "latest|\"abc\" 10|[{\"name\": \"name\", \"value\": 2.0, \"unit\": \"count\", \"note\":"
            + " \"note\", \"tree\": []},{\"name\": \"name\", \"value\": 2.0, \"unit\": \"count\","
            + " \"note\": \"note\", \"tree\": []},{\"name\": \"name\", \"value\": 2.0, \"unit\":"
            + " \"count\", \"note\": \"note\", \"tree\": []}]",
        "count|\"a\"|null",
      })
  void callsAreAnsweredWithExamples(String method, String arguments, String answer) {
    CommandRun run = server.run(line(method, arguments));
    assertThat(run.err()).doesNotContain("zerorpc:");
    assertThat(run.out()).isEqualTo(answer);
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "record|{\"name\":\"a\",\"value\":1,\"tree\":[]}|value",
        "record|{\"name\":\"a\",\"tree\":[]}|value",
        "record|{\"name\":\"aaaaaaaaa\",\"value\":3,\"tree\":[]}|name",
        "record|{\"name\":\"a\",\"value\":3,\"tree\":[{\"name\":\"b\"}]}|tree[0].value",
        "latest|\"A1\"|name",
        "latest|\"abc\" 0|limit",
        "latest|\"abc\" 256|limit",
        "reading|\"x\" null 2|id",
        "reading|\"01234567-89ab-4def-8123-456789abcdef\" null 0|d",
        "latest|1|name",
      })
  void argumentsAreChecked(String method, String arguments, String place) {
    CommandRun run = server.run(line(method, arguments));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("zerorpc: TypeError: ").contains(place);
  }

  private static String[] line(String method, String arguments) {
    return ("-j -pj @ " + method + " " + arguments).split(" ");
  }

  @Test
  void theNameOfADeclaredErrorIsAnsweredWithTheError() {
    CommandRun run = server.run("@", "latest", "QuotaExceeded");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("QuotaExceeded: an example of QuotaExceeded");
  }

  @Test
  void aContractWithMistakesIsNotServed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.zrpc"), "namespace a; struct S { x: nope; }");
    assertThatThrownBy(() -> MockServices.of(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("bad.zrpc:1:")
        .hasMessageContaining("nope");
    Path empty =
        Files.writeString(folder.resolve("empty.zrpc"), "namespace a; struct S { x: i8; }");
    assertThatThrownBy(() -> MockServices.of(empty)).hasMessageContaining("no service");
  }
}
