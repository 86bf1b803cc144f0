package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RpcServer;
import dev.zerorpc.cli.service.TimeService;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** A Python client and a Python server that know nothing of the recorder between them. */
  @Test
  void whatPythonSaysToPythonIsRecordedAndReplayed(@TempDir Path folder) throws Exception {
    String file = folder.resolve("traffic.jsonl").toString();
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String between = "tcp://127.0.0.1:" + port;
    CompletableFuture<CommandRun> recorded = new CompletableFuture<>();
    Thread recorder =
        new Thread(
            () ->
                recorded.complete(
                    CommandRun.ofJava(
                        List.of("record", file, python.endpoint(), "--bind", between))));
    recorder.start();
    try (PeerProcess client =
        PeerProcess.python("client.py", between, "hello", "echo", "streams", "errors")) {
      assertThat(client.await()).containsEntry("hello", "\"Hello, RPC\"").containsKey("add");
    } finally {
      recorder.interrupt();
    }
    CommandRun run = recorded.get(30, TimeUnit.SECONDS);
    assertThat(run.status()).isEqualTo(130);
    assertThat(run.err()).contains("bound " + between + "\n").containsPattern("recorded [1-9]");

    CommandRun same = CommandRun.ofJava(List.of("replay", file, python.endpoint(), "--speed=0"));
    assertThat(same.out())
        .containsPattern(
            "^[1-9][0-9]+ calls in [0-9.]+ s: [1-9][0-9]+ the same, 0 different,"
                + " 0 without a recorded answer, 0 not answered\n$");
    assertThat(same.status()).isZero();
    CommandRun ofNode =
        CommandRun.ofJava(List.of("replay", file, node.endpoint(), "--speed=0", "--only=hello"));
    assertThat(ofNode.out()).containsPattern("^[1-9] calls in [0-9.]+ s: [1-9] the same, 0 diff");
    try (RpcServer clock =
        RpcServer.builder().service(TimeService.ofSystem()).bind("tcp://127.0.0.1:*").start()) {
      CommandRun other =
          CommandRun.ofJava(
              List.of("replay", file, clock.endpoints().get(0), "--speed=0", "--only=hello"));
      assertThat(other.status()).isEqualTo(1);
      assertThat(other.out())
          .contains(
              ": hello [\"RPC\"]: recorded \"Hello, RPC\", now error NameError: ",
              ": 0 the same, ");
    }
  }

  /** CURVE with libzmq on the other side, with keys that pyzmq and {@code keygen} have made. */
  @Test
  void keysAreThoseOfPython(@TempDir Path keys) throws Exception {
    assertThat(CommandRun.ofJava(List.of("keygen", keys.resolve("mine").toString())).status())
        .isZero();
    Files.createDirectory(keys.resolve("clients"));
    Files.copy(keys.resolve("mine.key"), keys.resolve("clients/mine.key"));
    String[] server = {"server", "--heartbeat", "2", "--timeout", "10", "--keys", keys.toString()};
    try (PeerProcess secure = PeerProcess.python("secure.py", server)) {
      String endpoint = secure.endpoint();
      String serverKey = "--server-key=" + keys.resolve("server.key");
      String mine = "--keys=" + keys.resolve("mine.key_secret");
      CommandRun let =
          CommandRun.ofJava(List.of("--heartbeat=2", serverKey, mine, endpoint, "hello", "RPC"));
      assertThat(let.err()).isEqualTo("connecting to \"" + endpoint + "\"\n");
      assertThat(let.out()).isEqualTo("'Hello, RPC'\n");
      CommandRun stranger =
          CommandRun.ofJava(List.of("--heartbeat=1", serverKey, endpoint, "hello", "RPC"));
      assertThat(stranger.status()).isEqualTo(1);
      assertThat(stranger.err()).contains("credentials");
    }
  }

  private static CommandRun imported(PeerProcess peer) {
    CommandRun run =
        CommandRun.ofJava(List.of("idl", "import", peer.endpoint(), "--namespace", "imported"));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }
}
