package dev.zerorpc.cli.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PythonCommandTest {
  private static CommandServer server;

  @BeforeAll
  static void serve() {
    ServiceTable table = new ServiceTable("Things", null);
    table.add(
        MethodDescriptor.unary("Things", "args", Codecs.ANY)
            .parameter("first", null)
            .parameter("second", 2L)
            .documentation("Answers with its arguments.\n\nAll of them.")
            .build(),
        call -> {
          List<Object> arguments = new ArrayList<>();
          for (int i = 0; i < call.argumentCount(); i++) {
            arguments.add(call.arguments().readAny());
          }
          call.reply(Codecs.ANY, arguments);
        });
    table.add(
        MethodDescriptor.stream("Things", "items", Codecs.ANY).parameter("count").build(),
        call -> {
          List<Object> items = new ArrayList<>();
          long count = Long.parseLong(call.arguments().readString());
          for (long i = 0; i < count; i++) {
            items.add(Map.of("i", i));
          }
          call.replyAll(Codecs.ANY, RpcStream.from(items));
        });
    table.add(
        MethodDescriptor.unary("Things", "bytes", Codecs.ANY).build(),
        call -> call.reply(Codecs.ANY, new byte[] {1}));
    table.add(
        MethodDescriptor.stream("Things", "broken", Codecs.ANY).build(),
        call -> {
          var items = List.of(1L, 2L).iterator();
          call.replyAll(
              Codecs.ANY,
              RpcStream.from(
                  () ->
                      new java.util.Iterator<Object>() {
                        @Override
                        public boolean hasNext() {
                          return true;
                        }

                        @Override
                        public Object next() {
                          if (!items.hasNext()) {
                            throw new RemoteException("Broken", "on purpose", null);
                          }
                          return items.next();
                        }
                      }));
        });
    server = new CommandServer(List.of(table));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void withoutAMethodTheServiceIsListed() {
    CommandRun run = server.run("@");
    assertThat(run.out())
        .isEqualTo(
            """
            [Things]
            args   Answers with its arguments.
            items  <undocumented>
            bytes  <undocumented>
            broken <undocumented>
            """);
    assertThat(run.err()).isEqualTo("connecting to \"" + server.endpoint() + "\"\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void aMethodIsShownWhole() {
    assertThat(server.run("-?", "@", "args").out())
        .isEqualTo(
            "[Things]\nargs(first, second=2)\n\nAnswers with its arguments.\n\nAll of them.\n\n");
    assertThat(server.run("-?", "@", "none").out())
        .isEqualTo("[Things]\nNo documentation for \"none\".\n");
  }

  @Test
  void argumentsAreTextOrJson() {
    assertThat(server.run("@", "args", "1", "-2").out()).isEqualTo("['1', '-2']\n");
    assertThat(server.run("-j", "--connect", "@", "args", "1", "{\"a\":null}").out())
        .isEqualTo("[1, {'a': None}]\n");
    CommandRun bad = server.run("-j", "@", "args", "hello");
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.err()).contains("argument 1 is not JSON: Expecting value: line 1 column 1");
  }

  @Test
  void streamsArePrintedItemByItem() {
    assertThat(server.run("@", "items", "3").out()).isEqualTo("{'i': 0}\n{'i': 1}\n{'i': 2}\n");
    assertThat(server.run("-pj", "@", "items", "2").out()).isEqualTo("[{\"i\": 0},{\"i\": 1}]");
    assertThat(server.run("-pj", "@", "items", "0").out()).isEqualTo("[]");
    assertThat(server.run("@", "items", "0").out()).isEmpty();
    assertThat(server.run("@", "items", "1000").out()).hasLineCount(1000);
  }

  @Test
  void errorsAreOnStandardError() {
    CommandRun broken = server.run("@", "broken");
    assertThat(broken.out()).isEqualTo("1\n2\n");
    assertThat(broken.err()).endsWith("zerorpc: Broken: on purpose\n");
    assertThat(broken.status()).isEqualTo(1);
    CommandRun unknown = server.run("@", "nothing");
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("zerorpc: NameError: ");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(server.run("-pj", "@", "bytes").err()).contains("JSON cannot express b'\\x01'");
  }

  @Test
  void eventsAreShown() {
    CommandRun run = server.run("-d", "@", "args", "x");
    assertThat(run.out()).isEqualTo("['x']\n");
    assertThat(run.err())
        .containsPattern("DEBUG:dev.zerorpc.event:--> \"args\" \\{.*} \\[\"x\"]\n")
        .containsPattern("DEBUG:dev.zerorpc.event:<-- \"OK\" \\{.*} \\[\\[\"x\"]]\n");
    assertThat(server.run("@", "args", "x").err()).doesNotContain("DEBUG");
  }

  @Test
  void nobodyThereIsSaidInTime() {
    CommandRun run =
        CommandRun.of("--timeout", "1", "--heartbeat", "1", "tcp://127.0.0.1:9", "time");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("tcp://127.0.0.1:9").contains("no answer within 1.0 s");
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    assertUsage("unrecognized arguments: hello", "tcp://127.0.0.1:1", "-j", "hello");
    assertFailed("write tcp://host:port", "nonsense", "hello");
    assertFailed("--heartbeat must be at least one second", "--heartbeat", "0", "tcp://a:1", "b");
    assertFailed(
        "a client binds one endpoint", "--bind", "tcp://127.0.0.1:*", "--connect", "x", "y");
    assertFailed("there is no service 'no'", "--server", "--bind", "tcp://127.0.0.1:*", "no");
    assertFailed(
        "--pool-size must be at least 1",
        "--server",
        "--pool-size",
        "0",
        "--bind",
        "tcp://127.0.0.1:*",
        "time");
  }

  private static void assertUsage(String message, String... line) {
    CommandRun run = CommandRun.of(line);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("usage: zerorpc [-h]").contains("zerorpc: error: " + message);
  }

  private static void assertFailed(String message, String... line) {
    CommandRun run = CommandRun.of(line);
    assertThat(run.err()).contains("zerorpc: ").contains(message);
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void withoutAnAddressThereIsHelp() {
    CommandRun help = CommandRun.of("--help");
    assertThat(help.status()).isZero();
    assertThat(help.out()).startsWith("usage: zerorpc").contains("--pool-size", "zerorpc help");
    assertThat(CommandRun.of()).isEqualTo(new CommandRun(help.out(), "", 255));
    assertThat(CommandRun.of("--server", "--bind", "tcp://127.0.0.1:*"))
        .isEqualTo(new CommandRun(help.out(), "", 255));
    assertThat(CommandRun.of("--version").out()).startsWith("zerorpc ").hasLineCount(1);
  }

  @Test
  void everyOptionIsInTheHelpAndInTheManual() throws IOException {
    String help = CommandRun.of("--help").out();
    String manual = Files.readString(Path.of("man/zerorpc.1")).replace("\\-", "-");
    for (Option option : Option.values()) {
      assertThat(help).contains(String.join(", ", option.names()));
      assertThat(manual).contains(option.names());
    }
  }
}
