package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the users of zerorpc-python see of a Java server. */
class PythonClientJavaServerIT {
  private static final Duration SHORT_HEARTBEAT = Duration.ofSeconds(2);

  @Test
  void callsAreAnswered() {
    assertThat(run("hello"))
        .containsEntry("hello", "\"Hello, RPC\"")
        .containsEntry("hello:unicode", "\"Hello, \\u4f60\\u597d\"")
        .containsEntry("add", "1099511627773");
  }

  @Test
  void everyValueComesBackUnchanged() {
    assertThat(run("echo")).isEqualTo(Map.of("echo", "78"));
  }

  @Test
  void fourMebibytesComeBackReversed() {
    assertThat(run("big")).isEqualTo(Map.of("big", "true"));
  }

  @Test
  void streamsArriveWholeAndInOrder() {
    Map<String, String> results = run("streams");
    for (int size : new int[] {0, 1, 2, 3, 99, 100, 101, 250, 10000}) {
      assertThat(results)
          .containsEntry("stream:" + size, "{\"count\":" + size + ",\"ordered\":true}");
    }
  }

  @Test
  void anAbsentArgumentTakesItsDefault() {
    assertThat(run("streams")).containsEntry("stream:default", "[0,1,2]");
  }

  @Test
  void aSlowReaderLosesNothing() {
    assertThat(run("slow-stream")).isEqualTo(Map.of("slow-stream", "true"));
  }

  @Test
  void aReaderMayStopLongerThanHeartbeatsMay() {
    assertThat(run(new String[] {"idle-stream", "--heartbeat", "2"}, SHORT_HEARTBEAT))
        .isEqualTo(Map.of("idle-stream", "true"));
  }

  @Test
  void aStreamThatFailsDeliversItsItemsFirst() {
    Map<String, String> results = run("stream-errors");
    assertThat(results).containsEntry("stream-error:items", "[\"word 0\",\"word 1\"]");
    assertThat(results.get("stream-error"))
        .contains("\"error\":\"IllegalStateException\"")
        .contains("\"message\":\"broken off\"");
    assertThat(results.get("stream-error:first")).contains("\"message\":\"broken at once\"");
  }

  @Test
  void errorsHaveTheirNameAndMessage() {
    Map<String, String> results = run("errors");
    assertThat(results.get("fail"))
        .contains("\"error\":\"IllegalArgumentException\"")
        .contains("\"message\":\"the message\"");
    assertThat(results).containsEntry("take", "7");
    assertThat(results.get("take:declared"))
        .contains("\"error\":\"OutOfStock\"")
        .contains("\"message\":\"only 10 left\"");
  }

  @Test
  void callsThatTheServiceCannotTakeAreNamedAsPythonNamesThem() {
    Map<String, String> results = run("errors");
    assertThat(results.get("unknown"))
        .contains("\"error\":\"NameError\"")
        .contains("no_such_method");
    assertThat(results.get("arity:few")).contains("\"error\":\"TypeError\"").contains("add");
    assertThat(results.get("arity:many")).contains("\"error\":\"TypeError\"").contains("add");
    assertThat(results.get("type")).contains("\"error\":\"TypeError\"").contains("add");
    assertThat(results).containsEntry("alive", "\"Hello, again\"");
  }

  @Test
  void aHandlerMayBlockForLongerThanHeartbeatsMay() {
    assertThat(run("pause")).containsEntry("pause", "18.0").containsEntry("pause:waited", "true");
  }

  @Test
  void aPassiveClientIsNotTakenForLost() {
    assertThat(run(new String[] {"pause", "--passive"}, JavaServer.USUAL_HEARTBEAT))
        .containsEntry("pause", "18.0");
  }

  @Test
  void aCallThatTimedOutDoesNotDisturbTheNext() {
    Map<String, String> results = run("timeout");
    assertThat(results.get("timeout")).contains("\"local_error\":\"TimeoutExpired\"");
    assertThat(results).containsEntry("timeout:alive", "\"Hello, again\"");
  }

  @Test
  void manyCallsShareOneConnection() {
    assertThat(run("concurrent")).isEqualTo(Map.of("concurrent", "true"));
  }

  @Test
  void aStreamEndsWithinThreeHeartbeatsOfItsReadersDeath() throws Exception {
    try (JavaServer server = new JavaServer(SHORT_HEARTBEAT);
        PeerProcess client = client(server, "hold-stream", "--heartbeat", "2")) {
      assertThat(client.await("held")).isEqualTo("true");
      assertThat(server.service.endlessEnded).isNotDone();
      client.kill();
      assertThat(server.service.endlessEnded.get(8, TimeUnit.SECONDS)).isBetween(150L, 1000L);
    }
  }

  @Test
  void aStreamEndsWithinThreeHeartbeatsOfBeingLeft() throws Exception {
    try (JavaServer server = new JavaServer(SHORT_HEARTBEAT);
        PeerProcess client = client(server, "leave-stream", "--heartbeat", "2")) {
      assertThat(client.await("left")).isEqualTo("true");
      assertThat(server.service.endlessEnded.get(8, TimeUnit.SECONDS)).isBetween(150L, 1000L);
    }
  }

  @Test
  void theCommandListsMethodsWithTheirDocumentation() {
    try (JavaServer server = JavaServer.start();
        PeerProcess command = PeerProcess.pythonCommand(server.endpoint())) {
      assertThat(command.awaitOutput())
          .startsWith("[InteropService]")
          .contains(
              "hello   Greets somebody.",
              "range   Counts.",
              "take    Fails with an error that contracts declare.")
          .hasSize(11);
    }
  }

  @Test
  void theCommandShowsSignatures() {
    try (JavaServer server = JavaServer.start();
        PeerProcess command = PeerProcess.pythonCommand("-?", server.endpoint())) {
      assertThat(command.awaitOutput())
          .startsWith("[InteropService]")
          .contains("add(a, b)", "hello(name)", "range(start, end, step=1)")
          .hasSize(11);
    }
  }

  @Test
  void theCommandShowsAMethodsWholeDocumentation() {
    try (JavaServer server = JavaServer.start();
        PeerProcess command = PeerProcess.pythonCommand("-?", server.endpoint(), "hello")) {
      assertThat(command.awaitOutput())
          .startsWith("[InteropService]", "hello(name)", "", "Greets somebody.")
          .contains("The second paragraph of the documentation.");
    }
  }

  @Test
  void theCommandCalls() {
    try (JavaServer server = JavaServer.start();
        PeerProcess text = PeerProcess.python("cli.py", server.endpoint(), "hello", "you");
        PeerProcess json =
            PeerProcess.python("cli.py", "-j", "-pj", server.endpoint(), "range", "1", "4")) {
      assertThat(text.awaitOutput()).containsExactly("'Hello, you'");
      assertThat(json.awaitOutput()).containsExactly("[1,2,3]");
    }
  }

  private static Map<String, String> run(String scenario) {
    return run(new String[] {scenario}, JavaServer.USUAL_HEARTBEAT);
  }

  private static Map<String, String> run(String[] arguments, Duration heartbeat) {
    try (JavaServer server = new JavaServer(heartbeat);
        PeerProcess client = client(server, arguments)) {
      return client.await();
    }
  }

  private static PeerProcess client(JavaServer server, String... arguments) {
    List<String> all = new ArrayList<>(List.of(server.endpoint()));
    all.addAll(List.of(arguments));
    return PeerProcess.python("client.py", all.toArray(String[]::new));
  }
}
