package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.testing.WirePeer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heartbeats and older peers: sections 7 and 9 of docs/wire.md, at an interval of 5 s. */
class WireHeartbeatTest {
  private final EngineFixture fixture = new EngineFixture();
  private final CompletableFuture<String> later = new CompletableFuture<>();
  private WirePeer peer = WirePeer.client(fixture.network, "unused");

  @BeforeEach
  void start() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "later", Codecs.STRING).build(),
        call -> call.replyWith(Codecs.STRING, later));
    fixture.startServer();
    peer = WirePeer.client(fixture.network, "peer");
  }

  private void pass(double seconds) {
    fixture.network.loop().advance(Duration.ofMillis((long) (seconds * 1000)));
  }

  @Test
  void beatsComeAfterOneIntervalAndThenEachAndCarryTheChannel() {
    peer.request("c", "later");
    pass(4.9);
    assertThat(peer.received()).isEmpty();
    pass(0.2);

    assertThat(peer.names()).containsExactly("_zpc_hb");
    assertThat(peer.last().args()).isEqualTo(List.of(0L));
    assertThat(peer.last().header("response_to")).isEqualTo("c");
    pass(5);
    assertThat(peer.count("_zpc_hb")).isEqualTo(2);
    later.complete("x");
    pass(20);
    assertThat(peer.names()).containsExactly("_zpc_hb", "_zpc_hb", "OK");
  }

  @Test
  void everyChannelBeatsByItself() {
    peer.request("1", "later");
    pass(2);
    peer.request("2", "later");
    pass(5);

    assertThat(peer.received().stream().map(e -> e.header("response_to")))
        .containsExactly("1", "2");
  }

  @Test
  void peerThatNeverBeatsIsLostAfterThreeIntervalsWithoutAWord() {
    peer.request("c", "later");
    pass(14.9);
    assertThat(fixture.server.activeCalls()).isEqualTo(1);
    pass(0.2);

    assertThat(later).isCancelled();
    assertThat(fixture.server.activeCalls()).isZero();
    assertThat(peer.names()).containsExactly("_zpc_hb", "_zpc_hb");
  }

  @Test
  void passivePeerThatBeginsAnIntervalAfterOurFirstBeatLives() {
    peer.request("c", "later");
    pass(10.5);
    for (int i = 0; i < 4; i++) {
      peer.on("c", "_zpc_hb", List.of(0));
      pass(5);
    }
    later.complete("alive");

    assertThat(peer.last().name()).isEqualTo("OK");
  }

  @Test
  void peerThatBeatsEveryOnePointSixIntervalsLives() {
    peer.request("c", "later");
    for (int i = 0; i < 10; i++) {
      pass(8);
      peer.on("c", "_zpc_hb", List.of(0));
    }
    later.complete("alive");

    assertThat(peer.last().name()).isEqualTo("OK");
  }

  @Test
  void anyArgumentsOfAHeartbeatWill() {
    peer.request("c", "later");
    for (Object args : Arrays.asList(null, List.of(), List.of(0), "x", 1, Map.of())) {
      pass(9);
      peer.on("c", "_zpc_hb", args);
    }
    later.complete("alive");

    assertThat(peer.last().name()).isEqualTo("OK");
  }

  @Test
  void heartbeatOfAVersionThreePeerNeverGrants() {
    peer.request("c", "range", 0, 10).on("c", "_zpc_hb", List.of(5));

    assertThat(peer.names()).containsExactly("STREAM");
  }

  // --- versions

  private void requestOfVersion(Object version, String name, Object... args) {
    Map<Object, Object> header = header("message_id", "c");
    if (version != null) {
      header.put("v", version);
    }
    peer.send(header, name, List.of(args));
  }

  private void on(Object version, String name, Object args) {
    peer.send(header("message_id", "e", "response_to", "c", "v", version), name, args);
  }

  @Test
  void oldestPeersGetErrorsAsOneTextAndRepliesOfVersionThree() {
    for (Object version : Arrays.asList(null, 0, 1)) {
      requestOfVersion(version, "missing");

      assertThat(peer.last().args()).isEqualTo(List.of("NameError: missing"));
      assertThat(peer.last().header("v")).isEqualTo(3L);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3, 4, 1000})
  void newerPeersGetErrorsAsThree(double version) {
    requestOfVersion((long) version, "missing");
    assertThat(peer.last().args()).isEqualTo(List.of("NameError", "missing", "NameError: missing"));
    requestOfVersion(version, "missing");
    assertThat(peer.last().args()).isEqualTo(List.of("NameError", "missing", "NameError: missing"));
  }

  @Test
  void versionThatIsNoNumberDropsTheRequest() {
    for (Object version : Arrays.asList("3", Map.of(), List.of(3), true, new byte[] {3})) {
      requestOfVersion(version, "hello", "x");
    }
    peer.send(header("message_id", "c", "v", null), "hello", List.of("x"));

    assertThat(peer.received()).isEmpty();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void beforeVersionThreeAHeartbeatWithANumberIsAGrant() {
    for (Object version : Arrays.asList(null, 1, 2)) {
      WirePeer fresh = WirePeer.client(fixture.network, "of version " + version);
      peer = fresh;
      requestOfVersion(version, "range", 0, 10);
      on(version == null ? 1 : version, "_zpc_hb", List.of(4));
      on(version == null ? 1 : version, "_zpc_hb", List.of(0));

      assertThat(fresh.count("STREAM")).isEqualTo(5);
    }
  }

  @Test
  void versionOfAChannelIsThatOfItsRequestWhateverLaterEventsSay() {
    requestOfVersion(3, "range", 0, 10);
    on(2, "_zpc_hb", List.of(4));

    assertThat(peer.names()).containsExactly("STREAM");
  }

  @Test
  void peerOfTheOldestVersionIsNeitherSentBeatsNorLostUntilItBeatsItself() {
    requestOfVersion(null, "later");
    pass(600);
    assertThat(peer.received()).isEmpty();
    assertThat(fixture.server.activeCalls()).isEqualTo(1);

    on(1, "_zpc_hb", List.of(0));
    pass(5.1);
    assertThat(peer.names()).containsExactly("_zpc_hb");
    pass(10);

    assertThat(fixture.server.activeCalls()).as("silent after its first beat").isZero();
  }

  @Test
  void grantToAVersionTwoServerIsAHeartbeat() {
    for (Object version : Arrays.asList(2, 1, null)) {
      EngineFixture own = new EngineFixture();
      WirePeer server = WirePeer.server(own.network);
      own.startClient();
      var items = own.range(0, 9).iterator();
      WirePeer.Received request = server.last();
      Map<Object, Object> header =
          header("message_id", "i", "response_to", request.header("message_id"));
      if (version != null) {
        header.put("v", version);
      }
      server.send(request.from(), header, "STREAM", 0);

      assertThat(items.next()).isZero();

      assertThat(server.names()).containsExactly("range", "_zpc_hb");
      assertThat(server.last().args()).isEqualTo(List.of(100L));
    }
  }
}
