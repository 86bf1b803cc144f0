package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.interop.CommandTable.Row;
import dev.zerorpc.interop.CommandTable.Same;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python command and this library's, typed the same. */
class CommandIT {
  private static PeerProcess python;
  private static PeerProcess without;
  private static PeerProcess node;
  private static JavaServer java;

  @BeforeAll
  static void serve() {
    python = PeerProcess.python("server.py");
    without = PeerProcess.python("server.py", "--without-getargspec");
    node = PeerProcess.node("server.js");
    java = JavaServer.start();
  }

  @AfterAll
  static void stop() {
    java.close();
    node.close();
    without.close();
    python.close();
  }

  static List<Row> rows() {
    return CommandTable.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bothSayTheSame(Row row) throws Exception {
    String endpoint =
        switch (row.server()) {
          case PYTHON -> python.endpoint();
          case PYTHON_WITHOUT_SIGNATURES -> without.endpoint();
          case NODE -> node.endpoint();
          case JAVA -> java.endpoint();
          case NONE -> "";
        };
    List<String> line = row.line().stream().map(word -> word.replace("@", endpoint)).toList();
    CommandRun theirs = CommandRun.ofPython(line);
    CommandRun ours = CommandRun.ofJava(line);
    if (row.same() == Same.NOTHING) {
      assertThat(ours).as(row.reason()).isNotEqualTo(theirs);
      assertThat(ours.status()).isZero();
      return;
    }
    assertThat(ours.status()).as(ours.err() + theirs.err()).isEqualTo(theirs.status());
    if (row.same() != Same.STATUS) {
      assertThat(ours.out()).isEqualTo(theirs.out());
    }
    if (row.same() == Same.EVERYTHING) {
      assertThat(ours.err()).isEqualTo(theirs.err());
    }
    if (row.same() == Same.ALL_BUT_ERRORS) {
      assertThat(ours.err()).contains("zerorpc: ");
      assertThat(theirs.err()).contains("Traceback");
    }
  }

  @Test
  void signaturesThatCannotBeAskedForAreLeftOpen() {
    CommandRun run = CommandRun.ofJava(List.of("-?", without.endpoint(), "hello"));
    assertThat(run.out()).startsWith("[InteropService]\nhello(...)\n\nGreets somebody.\n");
  }

  /** The lines of the home page, as they are typed there, with the servers of both. */
  @Test
  void theFirstLinesThatAnyoneTypesWork() throws Exception {
    assertThat(Files.isExecutable(CommandRun.SCRIPT)).as("%s", CommandRun.SCRIPT).isTrue();
    String today =
        "'"
            + DateTimeFormatter.ofPattern("yyyy/MM/dd")
                .format(LocalDate.now(ZoneId.systemDefault()))
            + "'\n";
    int port = freePort();
    try (ServerProcess server =
        ServerProcess.script("--server", "--bind", "tcp://*:" + port, "time")) {
      server.awaitServing();
      String endpoint = "tcp://127.0.0.1:" + port;
      String local = "tcp://localhost:" + port;
      for (List<String> line :
          List.of(
              List.of("--client", "--connect", endpoint, "strftime", "%Y/%m/%d"),
              List.of(endpoint, "strftime", "%Y/%m/%d"),
              List.of("-j", local, "strftime", "\"%Y/%m/%d\""))) {
        assertThat(CommandRun.ofScript(line)).isEqualTo(CommandRun.ofPython(line));
        assertThat(CommandRun.ofScript(line).out()).isEqualTo(today);
      }
      assertThat(CommandRun.ofPython(List.of(endpoint)))
          .isEqualTo(CommandRun.ofScript(List.of(endpoint)));
    }
    try (ServerProcess server =
        ServerProcess.python("--server", "--bind", "tcp://*:" + port, "time")) {
      server.awaitServing();
      String endpoint = "tcp://127.0.0.1:" + port;
      for (List<String> line :
          List.of(
              List.of(endpoint),
              List.of("-?", endpoint, "strftime"),
              List.of(endpoint, "strftime", "%Y/%m/%d"),
              List.of("-j", endpoint, "gmtime", "1e9"))) {
        assertThat(CommandRun.ofScript(line)).isEqualTo(CommandRun.ofPython(line));
      }
    }
  }

  /** Both servers of the clock, asked the same. */
  @Test
  void theClocksAgree() throws Exception {
    int ours = freePort();
    int theirs = freePort();
    try (ServerProcess java =
            ServerProcess.script("--server", "--bind", "tcp://127.0.0.1:" + ours, "time");
        ServerProcess python =
            ServerProcess.python("--server", "--bind", "tcp://127.0.0.1:" + theirs, "time")) {
      java.awaitServing();
      python.awaitServing();
      for (List<String> call :
          List.of(
              List.of("gmtime", "0"),
              List.of("gmtime", "-1.5"),
              List.of("localtime", "1700000000"),
              List.of("ctime", "1e9"),
              List.of("strptime", "\"30 Nov 00\"", "\"%d %b %y\""),
              List.of("strptime", "\"Sat Jun 06 16:26:11 1998\""),
              List.of("sleep", "0"),
              List.of("sleep", "-1"),
              List.of("strptime", "\"x\"", "\"%Y\""),
              List.of("strftime", "1"))) {
        CommandRun our = ask(ours, call);
        CommandRun their = ask(theirs, call);
        assertThat(our.out()).as("%s", call).isEqualTo(their.out());
        assertThat(our.status()).as("%s", call).isEqualTo(their.status());
      }
    }
  }

  /** Python's functions take no lists for times, and zerorpc has nothing else; these ones do. */
  @Test
  void timesThatArriveAsListsAreTaken() throws Exception {
    String time = "[2024, 12, 30, 0, 5, 9, 0, 365, 0]";
    String format =
        "%a %A %b %B %c %C %d %D %e %F %g %G %H %I %j %k %l %m %M %n %p %r %R %S %t %T %u %U %V %w"
            + " %W %x %X %y %Y %%";
    int port = freePort();
    try (ServerProcess java =
        ServerProcess.script("--server", "--bind", "tcp://127.0.0.1:" + port, "time")) {
      java.awaitServing();
      assertThat(ask(port, List.of("asctime", time)).out())
          .isEqualTo(CommandRun.ofExpression("time.asctime(tuple(" + time + "))").out());
      assertThat(ask(port, List.of("mktime", time)).out())
          .isEqualTo(CommandRun.ofExpression("time.mktime(tuple(" + time + "))").out());
      assertThat(ask(port, List.of("strftime", '"' + format + '"', time)).out())
          .isEqualTo(
              CommandRun.ofExpression("time.strftime('" + format + "', tuple(" + time + "))")
                  .out());
    }
  }

  private static CommandRun ask(int port, List<String> call) {
    List<String> line = new java.util.ArrayList<>(List.of("-j", "tcp://127.0.0.1:" + port));
    line.addAll(call);
    return CommandRun.ofJava(line);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
