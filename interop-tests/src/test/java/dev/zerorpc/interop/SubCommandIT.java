package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sub-commands that call a server, with servers in Python and Node. */
class SubCommandIT {
  private static PeerProcess python;
  private static PeerProcess without;
  private static PeerProcess node;

  @BeforeAll
  static void serve() {
    python = PeerProcess.python("server.py");
    without = PeerProcess.python("server.py", "--without-getargspec");
    node = PeerProcess.node("server.js");
  }

  @AfterAll
  static void stop() {
    node.close();
    without.close();
    python.close();
  }

  @Test
  void bothAnswerPings() {
    CommandRun ofPython = CommandRun.ofJava(List.of("ping", python.endpoint(), "-c2", "-i0"));
    assertThat(ofPython.status()).isZero();
    assertThat(ofPython.out())
        .contains("2: pong from InteropService, ")
        .contains("2 sent, 2 answered, 0% lost");
    CommandRun ofNode = CommandRun.ofJava(List.of("ping", node.endpoint(), "-c2", "-i0"));
    assertThat(ofNode.status()).isZero();
    assertThat(ofNode.out()).contains("2: pong, ").contains("2 sent, 2 answered, 0% lost");
  }

  @Test
  void contractsAreImportedFromBoth() {
    CommandRun ofPython = imported(python);
    assertThat(ofPython.out()).contains("service InteropService {", "hello(name: any)");
    CommandRun ofNode = imported(node);
    assertThat(ofNode.out()).contains("hello(name: any)");
  }

  @Test
  void whatPythonDoesNotTellIsSaidOnStandardError() {
    CommandRun run = imported(without);
    assertThat(run.out()).contains("hello() -> any;");
    assertThat(run.err()).contains("AttributeError");
    CommandRun call =
        CommandRun.ofJava(List.of("--contract", "server", without.endpoint(), "hello", "a"));
    assertThat(call.status()).isEqualTo(2);
    assertThat(call.err()).contains("the server does not tell what 'hello' takes");
  }

  @Test
  void bothTakeArgumentsByName() {
    for (PeerProcess peer : List.of(python, node)) {
      CommandRun run =
          CommandRun.ofJava(List.of("--contract", "server", peer.endpoint(), "hello", "name=RPC"));
      assertThat(run.err()).isEqualTo("connecting to \"" + peer.endpoint() + "\"\n");
      assertThat(run.out()).isEqualTo("'Hello, RPC'\n");
    }
  }

  @Test
  void bothAreMeasured() {
    for (PeerProcess peer : List.of(python, node)) {
      CommandRun run =
          CommandRun.ofJava(
              List.of("bench", peer.endpoint(), "hello", "RPC", "--warmup=0", "--duration=300ms"));
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(run.out()).containsPattern("calls +[1-9]").containsPattern("errors +0\n");
    }
  }

  private static CommandRun imported(PeerProcess peer) {
    CommandRun run =
        CommandRun.ofJava(List.of("idl", "import", peer.endpoint(), "--namespace", "imported"));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }
}
