package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.testing.WirePeer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes, ids and channels, as a server treats them: sections 1 and 3 of docs/wire.md. */
class WireChannelTest {
  private final EngineFixture fixture = new EngineFixture();
  private final CompletableFuture<String> later = new CompletableFuture<>();

  @BeforeEach
  void start() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "later", Codecs.STRING).build(),
        call -> call.replyWith(Codecs.STRING, later));
    fixture.startServer();
  }

  private WirePeer client(String... envelope) {
    return WirePeer.client(fixture.network, envelope);
  }

  @Test
  void everyEventOfAChannelRepeatsAllFramesBeforeTheDelimiter() {
    WirePeer behindTwoProxies = client("hub", "proxy", "me");
    WirePeer sameHub = client("hub", "proxy", "you");

    behindTwoProxies.request("1", "range", 0, 3);
    fixture.network.loop().advance(Duration.ofSeconds(6));
    behindTwoProxies.on("1", "_zpc_more", List.of(10));

    assertThat(behindTwoProxies.names())
        .containsExactly("STREAM", "_zpc_hb", "STREAM", "STREAM", "STREAM_DONE");
    assertThat(sameHub.received()).isEmpty();
  }

  static Stream<Object> ids() {
    return Stream.of(
        "text",
        "ünïcode",
        "",
        new byte[] {'b', 'i', 'n'},
        new byte[] {0, (byte) 0xff},
        new byte[0],
        7L,
        -1L,
        BigInteger.ONE.shiftLeft(63),
        1.5,
        true);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void anIdComesBackWithTheSameBytesAndTheSameType(Object id) {
    WirePeer peer = client("a");

    peer.request(id, "hello", "x");

    assertThat(peer.last().name()).isEqualTo("OK");
    assertThat(peer.last().header("response_to")).isEqualTo(id);
  }

  @Test
  void textAndBytesAreDifferentIds() {
    WirePeer peer = client("a");
    peer.request("1", "later").request(new byte[] {'1'}, "later").request(1, "later");

    assertThat(fixture.server.activeCalls()).isEqualTo(3);
    later.complete("now");

    assertThat(peer.received().stream().map(e -> e.header("response_to")))
        .containsExactlyInAnyOrder("1", new byte[] {'1'}, 1L);
  }

  @Test
  void everyEventHasAFreshIdAndVersionThreeAndNamesTheChannel() {
    WirePeer peer = client("a");
    peer.request("c", "range", 0, 20).on("c", "_zpc_more", List.of(100));

    assertThat(peer.received()).hasSize(21);
    assertThat(
            peer.received().stream()
                .map(e -> java.util.HexFormat.of().formatHex((byte[]) id(e)))
                .distinct())
        .hasSize(21);
    assertThat(peer.received())
        .allSatisfy(
            event -> {
              assertThat(event.header("v")).isEqualTo(3L);
              assertThat(event.header("response_to")).isEqualTo("c");
            });
  }

  private static Object id(WirePeer.Received event) {
    return java.util.Objects.requireNonNull(event.header("message_id"));
  }

  @Test
  void anExplicitNilAsResponseToOpensAChannelToo() {
    WirePeer peer = client("a");

    peer.send(header("v", 3, "response_to", null, "message_id", "x"), "hello", List.of("you"));

    assertThat(peer.last().args()).isEqualTo(List.of("Hello, you"));
  }

  @Test
  void unknownFieldsOfAnyTypeAndBytesAsKeysAreTolerated() {
    WirePeer peer = client("a");

    peer.send(
        header(
            "trace_id",
            Map.of("a", List.of(1)),
            5,
            "number",
            "message_id",
            "x",
            true,
            null,
            "timeout",
            "soon",
            "error",
            7),
        "hello",
        List.of("you"));
    peer.send(
        header("message_id".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "y"),
        "hello",
        List.of("you"));

    assertThat(peer.received().stream().map(e -> e.header("response_to")))
        .containsExactly("x", "y");
  }

  static Stream<Object> compoundIds() {
    return Stream.of(List.of(1), List.of(), Map.of("a", 1), Map.of());
  }

  @ParameterizedTest
  @MethodSource("compoundIds")
  void anIdThatIsAnArrayOrAMapDropsTheEventAndNothingElse(Object id) {
    WirePeer peer = client("a");
    peer.request("open", "later");

    peer.send(header("message_id", id, "v", 3), "hello", List.of("x"));
    peer.send(header("message_id", "m", "v", 3, "response_to", id), "hello", List.of("x"));
    peer.request("after", "hello", "you");

    assertThat(peer.names()).containsExactly("OK");
    assertThat(peer.last().header("response_to")).isEqualTo("after");
    assertThat(fixture.server.activeCalls()).isEqualTo(1);
  }

  @Test
  void twoPeersMayUseTheSameId() {
    WirePeer one = client("one");
    WirePeer two = client("two");
    one.request("same", "later");
    two.request("same", "hello", "two");

    assertThat(two.last().args()).isEqualTo(List.of("Hello, two"));
    later.complete("one's");
    assertThat(one.last().args()).isEqualTo(List.of("one's"));
    assertThat(two.received()).hasSize(1);
  }

  @Test
  void nobodyGrantsOrCancelsOrKeepsAliveASomebodyElsesChannel() {
    WirePeer owner = client("owner");
    WirePeer stranger = client("stranger");
    owner.request("c", "range", 0, 100);

    stranger.on("c", "_zpc_more", List.of(50)).on("c", "_zpc_cancel", null);
    assertThat(owner.names()).containsExactly("STREAM");
    assertThat(fixture.server.activeCalls()).isEqualTo(1);
    for (int i = 0; i < 4; i++) {
      fixture.network.loop().advance(Duration.ofSeconds(4));
      stranger.on("c", "_zpc_hb", List.of(0));
    }

    assertThat(fixture.server.activeCalls()).as("the owner was silent for 16 s").isZero();
    assertThat(stranger.received()).isEmpty();
  }

  @Test
  void sameIdThroughAnotherProxyIsAnotherChannel() {
    WirePeer direct = client("hub");
    WirePeer proxied = client("hub", "inner");
    proxied.request("c", "range", 0, 5);

    direct.on("c", "_zpc_more", List.of(50));

    assertThat(proxied.names()).containsExactly("STREAM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "_zpc_more", "_zpc_hb", "_zpc_cancel", "OK", "ERR", "STREAM"})
  void whatNamesNoOpenChannelIsDroppedAndNeverExecuted(String name) {
    WirePeer peer = client("a");
    peer.request("done", "hello", "x");

    peer.on("done", name, List.of(1)).on("never", name, List.of(1));

    assertThat(peer.names()).containsExactly("OK");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void secondRequestWithTheIdOfARunningCallIsDropped() {
    WirePeer peer = client("a");

    peer.request("x", "later").request("x", "hello", "y");
    later.complete("first");
    peer.request("x", "hello", "again");

    assertThat(peer.received().stream().map(WirePeer.Received::args))
        .containsExactly(List.of("first"), List.of("Hello, again"));
  }

  @Test
  void grantThatArrivesRightBehindItsRequestCounts() {
    fixture.runTasksAtOnce = false;
    WirePeer peer = client("a");

    peer.request("x", "range", 0, 3).on("x", "_zpc_more", List.of(3));
    fixture.runTasks();
    fixture.runTasks();

    assertThat(peer.names()).containsExactly("STREAM", "STREAM", "STREAM", "STREAM_DONE");
  }

  @Test
  void thousandsOfUnexpectedEventsOnAnOpenChannelHoldUpNobody() {
    WirePeer noisy = client("noisy");
    WirePeer quiet = client("quiet");
    noisy.request("x", "later");

    for (int i = 0; i < 5000; i++) {
      noisy.on("x", i % 2 == 0 ? "hello" : "STREAM", List.of(i));
    }
    quiet.request("y", "hello", "you");
    later.complete("fine");

    assertThat(quiet.names()).containsExactly("OK");
    assertThat(noisy.names()).containsExactly("OK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_zpc_hb", "_zpc_more", "_zpc_cancel"})
  void heartbeatGrantOrCancelAsTheFirstEventOpensNothing(String name) {
    WirePeer peer = client("a");

    peer.request("x", name, 1);
    fixture.network.loop().advance(Duration.ofSeconds(20));

    assertThat(peer.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK", "ERR", "STREAM", "STREAM_DONE"})
  void answerAsTheFirstEventIsACallOfAMethodThatIsNotThere(String name) {
    WirePeer peer = client("a");

    peer.request("x", name, 1);

    assertThat(peer.names()).containsExactly("ERR");
    assertThat(peer.last().args()).isEqualTo(List.of("NameError", name, "NameError: " + name));
  }
}
