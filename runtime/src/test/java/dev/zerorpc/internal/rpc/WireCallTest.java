package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.testing.WirePeer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.ProtocolException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and their one answer: section 4 of docs/wire.md, and what clients do with answers. */
class WireCallTest {
  private final EngineFixture fixture = new EngineFixture();

  private WirePeer started() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "echo", Codecs.ANY).parameter("value").build(),
        call -> call.reply(Codecs.ANY, call.arguments().readAny()));
    fixture.service.add(
        MethodDescriptor.unary("Test", "nothing", Codecs.VOID).build(), call -> call.reply());
    fixture.startServer();
    return WirePeer.client(fixture.network, "peer");
  }

  static Stream<Object> values() {
    return Stream.of(
        List.of(1L, List.of(2L)), List.of(), "", 1L, -1L, Long.MIN_VALUE, true, 1.5, Map.of());
  }

  @ParameterizedTest
  @MethodSource("values")
  void resultIsAlwaysWrappedInAnArrayOfOne(Object value) {
    WirePeer peer = started();

    peer.request("1", "echo", value);

    assertThat(peer.names()).containsExactly("OK");
    assertThat(peer.last().args()).isEqualTo(List.of(value));
  }

  @Test
  void nilAsResultIsWrappedToo() {
    WirePeer peer = started();

    peer.request("1", "nothing");
    peer.send(header("message_id", "2", "v", 3), "echo", Arrays.asList((Object) null));

    assertThat(peer.received().stream().map(WirePeer.Received::args))
        .containsExactly(Arrays.asList((Object) null), Arrays.asList((Object) null));
  }

  @Test
  void errorIsThreeTexts() {
    WirePeer peer = started();

    peer.request("1", "missing");

    assertThat(peer.last().args()).isEqualTo(List.of("NameError", "missing", "NameError: missing"));
  }

  @Test
  void nilInsteadOfArgumentsIsNone() {
    WirePeer peer = started();

    peer.send(header("message_id", "1", "v", 3), "nothing", null);

    assertThat(peer.names()).containsExactly("OK");
  }

  static Stream<Object> noArguments() {
    return Stream.of("xy", 5, 1.5, true, Map.of("value", 1), new byte[] {1});
  }

  @ParameterizedTest
  @MethodSource("noArguments")
  void argumentsThatAreNoArrayAreATypeError(Object args) {
    WirePeer peer = started();

    peer.send(header("message_id", "1", "v", 3), "echo", args);

    assertThat(peer.names()).containsExactly("ERR");
    assertThat(peer.last().args())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(3)
        .startsWith("TypeError");
  }

  @Test
  void privateNamesAreNameErrors() {
    WirePeer peer = started();

    peer.request("1", "_secret").request("2", "_zerorpc_secret").request("3", "");

    assertThat(peer.names()).containsExactly("ERR", "ERR", "ERR");
  }

  @Test
  void answersComeInAnyOrderAndNothingFollowsThem() {
    CompletableFuture<String> slow = new CompletableFuture<>();
    fixture.service.add(
        MethodDescriptor.unary("Test", "slow", Codecs.STRING).build(),
        call -> call.replyWith(Codecs.STRING, slow));
    WirePeer peer = started();

    peer.request("1", "slow").request("2", "nothing");
    slow.complete("done");
    fixture.network.loop().advance(Duration.ofSeconds(30));

    assertThat(peer.received().stream().map(e -> e.header("response_to")))
        .containsExactly("2", "1");
  }

  // --- as a client

  private final EngineFixture client = new EngineFixture();
  private final WirePeer server = WirePeer.server(client.network);

  private CompletableFuture<String> answered(Object version, String name, Object args) {
    client.startClient();
    CompletableFuture<String> result = client.hello("x");
    WirePeer.Received request = server.last();
    Map<Object, Object> header =
        header("message_id", "m", "response_to", request.header("message_id"));
    if (version != null) {
      header.put("v", version);
    }
    server.send(request.from(), header, name, args);
    return result;
  }

  @Test
  void onlyTheFirstValueOfAResultCounts() {
    assertThat(answered(3, "OK", List.of("first", "second"))).isCompletedWithValue("first");
  }

  @Test
  void emptyResultIsAProtocolError() {
    assertThatThrownBy(() -> answered(3, "OK", List.of()).get())
        .hasCauseInstanceOf(ProtocolException.class)
        .hasMessageContaining("holds no result");
  }

  @Test
  void unknownEventAsAnAnswerIsAProtocolErrorOfThatCallOnly() {
    assertThatThrownBy(() -> answered(3, "WHAT", List.of()).get())
        .hasCauseInstanceOf(ProtocolException.class)
        .hasMessageContaining("unknown event: WHAT");
    assertThat(client.hello("next")).isNotDone();
  }

  @Test
  void tracebackMayBeNil() {
    assertThatThrownBy(() -> answered(3, "ERR", Arrays.asList("E", "msg", null)).get())
        .cause()
        .isInstanceOfSatisfying(
            RemoteException.class,
            error -> {
              assertThat(error.name()).isEqualTo("E");
              assertThat(error.remoteMessage()).isEqualTo("msg");
              assertThat(error.remoteTraceback()).isNull();
            });
  }

  @Test
  void errorOfAnOldServerIsOneText() {
    for (Object version : Arrays.asList(null, 1)) {
      WireCallTest own = new WireCallTest();
      assertThatThrownBy(() -> own.answered(version, "ERR", List.of("KeyError('x')")).get())
          .cause()
          .isInstanceOfSatisfying(
              RemoteException.class,
              error -> {
                assertThat(error.name()).isEqualTo("RemoteError");
                assertThat(error.remoteMessage()).isEqualTo("KeyError('x')");
              });
    }
  }

  @Test
  void answerThatNamesNoCallOrOneThatHasEndedIsDropped() {
    CompletableFuture<String> result = answered(3, "OK", List.of("one"));
    WirePeer.Received request = server.received().get(0);

    server.send(
        request.from(),
        header("message_id", "n", "response_to", request.header("message_id"), "v", 3),
        "OK",
        List.of("two"));
    server.send(request.from(), header("message_id", "o", "v", 3), "OK", List.of("three"));
    server.send(
        request.from(),
        header("message_id", "p", "response_to", List.of(1), "v", 3),
        "OK",
        List.of("four"));

    assertThat(result).isCompletedWithValue("one");
    assertThat(server.names()).containsExactly("hello");
  }

  @Test
  void requestsOfAServerAreDroppedByAClient() {
    client.startClient();
    var unused = client.hello("x");
    server.send(
        server.last().from(), header("message_id", "n", "v", 3), "_zerorpc_ping", List.of());

    assertThat(unused).isNotDone();
    assertThat(server.names()).containsExactly("hello");
  }
}
