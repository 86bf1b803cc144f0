package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the users of zerorpc-node see of a Java server. */
class NodeClientJavaServerIT {
  private static final Duration SHORT_HEARTBEAT = Duration.ofSeconds(2);

  @Test
  void callsAreAnswered() {
    assertThat(run("hello"))
        .containsEntry("hello", "\"Hello, RPC\"")
        .containsEntry("hello:unicode", "\"Hello, 你好\"")
        .containsEntry("add", "1099511627773");
  }

  @Test
  void everyValueComesBackUnchanged() {
    assertThat(run("echo")).isEqualTo(Map.of("echo", "71"));
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
    assertThat(results).containsEntry("stream:default", "[0,1,2]");
  }

  @Test
  void aStreamThatFailsDeliversItsItemsFirst() {
    assertThat(run("stream-errors"))
        .containsEntry("stream-error:items", "[\"word 0\",\"word 1\"]")
        .containsEntry("stream-error", error("IllegalStateException", "broken off"))
        .containsEntry("stream-error:first", error("IllegalStateException", "broken at once"));
  }

  @Test
  void errorsHaveTheirNameAndMessage() {
    assertThat(run("errors"))
        .containsEntry("fail", error("IllegalArgumentException", "the message"))
        .containsEntry("take", "7")
        .containsEntry("take:declared", error("OutOfStock", "only 10 left"));
  }

  @Test
  void callsThatTheServiceCannotTakeAreNamedAsPythonNamesThem() {
    Map<String, String> results = run("errors");
    assertThat(results.get("unknown")).contains("\"error\":\"NameError\"");
    assertThat(results.get("arity:few")).contains("\"error\":\"TypeError\"").contains("add");
    assertThat(results.get("arity:many")).contains("\"error\":\"TypeError\"").contains("add");
    assertThat(results.get("type")).contains("\"error\":\"TypeError\"").contains("add");
    assertThat(results).containsEntry("alive", "\"Hello, again\"");
  }

  @Test
  void aHandlerMayBlockForLongerThanHeartbeatsMay() {
    assertThat(run("pause")).containsEntry("pause", "18").containsEntry("pause:waited", "true");
  }

  @Test
  void aCallThatTimedOutDoesNotDisturbTheNext() {
    assertThat(run("timeout"))
        .containsEntry("timeout", error("TimeoutExpired", "Timeout after 1000ms"))
        .containsEntry("timeout:alive", "\"Hello, again\"");
  }

  @Test
  void manyCallsShareOneConnection() {
    assertThat(run("concurrent")).isEqualTo(Map.of("concurrent", "true"));
  }

  @Test
  void introspectionIsUnderstood() {
    Map<String, String> results = run("inspect");
    assertThat(results)
        .containsEntry("ping", "[\"pong\",\"InteropService\"]")
        .containsEntry("inspect:name", "\"InteropService\"");
    assertThat(results.get("inspect:hello"))
        .contains("\"args\":[{\"name\":\"name\"}]")
        .contains("Greets somebody.");
  }

  @Test
  void aStreamEndsWithinThreeHeartbeatsOfItsReadersDeath() throws Exception {
    try (JavaServer server = new JavaServer(SHORT_HEARTBEAT);
        PeerProcess client = client(server, "hold-stream")) {
      assertThat(client.await("held")).isEqualTo("true");
      assertThat(server.service.endlessEnded).isNotDone();
      client.kill();
      assertThat(server.service.endlessEnded.get(8, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(150);
    }
  }

  @Test
  void aStreamEndsWithinThreeHeartbeatsOfItsClientBeingClosed() throws Exception {
    try (JavaServer server = new JavaServer(SHORT_HEARTBEAT);
        PeerProcess client = client(server, "leave-stream")) {
      assertThat(client.await("left")).isEqualTo("true");
      assertThat(server.service.endlessEnded.get(8, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(150);
    }
  }

  private static String error(String name, String message) {
    return "{\"error\":\"%s\",\"message\":\"%s\"}".formatted(name, message);
  }

  private static Map<String, String> run(String scenario) {
    try (JavaServer server = JavaServer.start();
        PeerProcess client = PeerProcess.node("client.js", server.endpoint(), "5000", scenario)) {
      return client.await();
    }
  }

  private static PeerProcess client(JavaServer server, String scenario) {
    return PeerProcess.node("client.js", server.endpoint(), "2000", scenario);
  }
}
