package dev.zerorpc.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallByContractTest {
  private static CommandServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void serve() {
    ServiceTable table = new ServiceTable("Things", null);
    table.add(
        MethodDescriptor.unary("Things", "echo", Codecs.ANY)
            .parameter("first")
            .parameter("second", 2L)
            .build(),
        call -> {
          List<Object> arguments = new ArrayList<>();
          for (int i = 0; i < call.argumentCount(); i++) {
            arguments.add(call.arguments().readAny());
          }
          call.reply(Codecs.ANY, arguments);
        });
    server = new CommandServer(List.of(table));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aCallTakesItsArgumentsByNameAndType() throws Exception {
    String file = contract("service Things { echo(first: list<i32>, second: f64 = 2.0) -> any; }");
    assertThat(call(file, "second=0.5", "first=[1, 2]").out()).isEqualTo("[[1, 2], 0.5]\n");
    assertThat(call(file, "[]").out()).isEqualTo("[[]]\n");
    CommandRun wrong = call(file, "[1, \"2\"]");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err())
        .endsWith("zerorpc: Things.echo: argument 'first[1]': expected i32, found \"2\".\n");
    CommandRun json = server.run("-j", "--contract", file, "@", "echo", "[1]", "second=3");
    assertThat(json.out()).isEqualTo("[[1], 3.0]\n");
  }

  @Test
  void theServersOwnDescriptionTellsNamesAndDefaults() {
    assertThat(call("server", "second=5", "first=a").out()).isEqualTo("['a', 5]\n");
    CommandRun missing = call("server");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("argument 'first' is missing");
    CommandRun wrong = call("server", "a", "b");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("argument 'second': expected a whole number");
  }

  @Test
  void aContractThatCannotBeUsedIsReported() throws Exception {
    CommandRun broken = call(contract("service {"), "a");
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("has errors", "a.zrpc:1:9: error[");
    CommandRun none = call("/no/such.zrpc", "a");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("/no/such.zrpc");
    CommandRun lost =
        CommandRun.of("--timeout", "1", "--contract", "server", "tcp://127.0.0.1:1", "echo", "a");
    assertThat(lost.status()).isEqualTo(1);
    assertThat(lost.err()).contains("tcp://127.0.0.1:1 does not tell its methods");
  }

  private static CommandRun call(String contract, String... words) {
    List<String> line = new ArrayList<>(List.of("--contract", contract, "@", "echo"));
    line.addAll(List.of(words));
    return server.run(line.toArray(String[]::new));
  }

  private String contract(String text) throws Exception {
    return Files.writeString(folder.resolve("a.zrpc"), text).toString();
  }
}
