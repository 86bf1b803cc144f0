package dev.zerorpc.cli.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  @TempDir private Path folder;

  @Test
  void writesTheContractOfARunningService() {
    Path file = folder.resolve("contracts/greeter.zrpc");
    try (CommandServer server = new CommandServer(List.of(greeter()))) {
      CommandRun run = server.run("idl", "import", "@", "--namespace", "com.example");
      assertThat(run.status()).isZero();
      assertThat(run.out())
          .startsWith("// Imported from " + server.endpoint())
          .contains("namespace com.example;", "service Greeter {", "hello(name: string = \"RPC\")");
      String[] line = {"idl", "import", "@", "--namespace=a", "-o", file.toString()};
      CommandRun written = server.run(line);
      assertThat(written).isEqualTo(new CommandRun("", run.err(), 0));
      assertThat(file).content().contains("namespace a;");
      CommandRun again = server.run(line);
      assertThat(again.status()).isEqualTo(1);
      assertThat(again.err()).contains("greeter.zrpc is there already", "--overwrite");
      assertThat(CommandRun.of("idl", "compile", file.toString()).status()).isZero();
    }
  }

  @Test
  void whatIsNotKnownIsSaidOnStandardError() {
    ServiceTable table = new ServiceTable("Odd", null);
    table.add(
        MethodDescriptor.unary("Odd", "OK", Codecs.ANY).build(),
        call -> call.reply(Codecs.ANY, "f"));
    try (CommandServer server = new CommandServer(List.of(table))) {
      CommandRun run = server.run("idl", "import", "@", "--namespace=a");
      assertThat(run.status()).isZero();
      assertThat(run.err()).contains("OK").contains("No server tells types");
      run.err().lines().forEach(note -> assertThat(run.out()).contains("// " + note + "\n"));
    }
  }

  @Test
  void aServerThatIsNotThereIsReportedInTime() {
    CommandRun run =
        CommandRun.of(
            "idl", "import", "tcp://127.0.0.1:1", "--namespace", "a", "--timeout", "200ms");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("zerorpc: cannot import from tcp://127.0.0.1:1: ");
  }

  @Test
  void namesAreChecked() {
    CommandRun namespace = CommandRun.of("idl", "import", "tcp://127.0.0.1:1", "--namespace=a b");
    assertThat(namespace.status()).isEqualTo(2);
    assertThat(namespace.err()).contains("'a b'");
    CommandRun timeout =
        CommandRun.of("idl", "import", "tcp://127.0.0.1:1", "--namespace=a", "--timeout=soon");
    assertThat(timeout.status()).isEqualTo(2);
    assertThat(timeout.err()).contains("'soon'", "250ms");
  }

  private static ServiceTable greeter() {
    ServiceTable table = new ServiceTable("Greeter", null);
    table.add(
        MethodDescriptor.unary("Greeter", "hello", Codecs.STRING).parameter("name", "RPC").build(),
        call -> call.reply(Codecs.STRING, "hello"));
    return table;
  }
}
