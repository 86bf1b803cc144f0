package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.testing.WirePeer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.ProtocolException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams and their credit: sections 5 and 6 of docs/wire.md. */
class WireStreamTest {
  private final EngineFixture fixture = new EngineFixture();

  private WirePeer started() {
    fixture.startServer();
    return WirePeer.client(fixture.network, "peer");
  }

  @Test
  void itemsAreBareValues() {
    fixture.service.add(
        MethodDescriptor.stream("Test", "odd", Codecs.ANY).build(),
        call ->
            call.replyAll(
                Codecs.ANY, RpcStream.from(Arrays.<Object>asList(List.of(1, 2), null, "x"))));
    WirePeer peer = started();

    peer.request("s", "odd").on("s", "_zpc_more", List.of(10));

    assertThat(peer.received().stream().map(WirePeer.Received::args))
        .containsExactly(List.of(1L, 2L), null, "x", null);
  }

  @Test
  void emptyStreamIsALoneEnd() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 0);

    assertThat(peer.names()).containsExactly("STREAM_DONE");
    assertThat(peer.last().args()).isNull();
  }

  @Test
  void endOfAStreamWaitsForASlot() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 1);
    assertThat(peer.names()).containsExactly("STREAM");
    peer.on("s", "_zpc_more", List.of(1));

    assertThat(peer.names()).containsExactly("STREAM", "STREAM_DONE");
  }

  @Test
  void streamOfThreeWithAGrantOfTwoSendsThreeAndNoEnd() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 3).on("s", "_zpc_more", List.of(2));

    assertThat(peer.names()).containsExactly("STREAM", "STREAM", "STREAM");
    peer.on("s", "_zpc_more", List.of(1));
    assertThat(peer.last().name()).isEqualTo("STREAM_DONE");
  }

  @Test
  void errorInMidStreamWaitsForASlotToo() {
    fixture.service.add(
        MethodDescriptor.stream("Test", "fails", Codecs.I32).build(),
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    Stream.of(1, 2)
                        .map(
                            i -> {
                              if (i == 2) {
                                throw new IllegalStateException("two");
                              }
                              return i;
                            })
                        .iterator(),
                    () -> {})));
    WirePeer peer = started();

    peer.request("s", "fails");
    fixture.network.loop().advance(Duration.ofSeconds(1));
    assertThat(peer.names()).containsExactly("STREAM");
    peer.on("s", "_zpc_more", List.of(1));

    assertThat(peer.names()).containsExactly("STREAM", "ERR");
  }

  @Test
  void grantsAdd() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 100);
    for (int i = 0; i < 3; i++) {
      peer.on("s", "_zpc_more", List.of(5));
    }

    assertThat(peer.names()).hasSize(16);
  }

  @Test
  void arbitrarilyManySmallGrantsAreTaken() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 300);
    for (int i = 1; i <= 150; i++) {
      peer.on("s", "_zpc_more", List.of(1 + i % 3));
    }

    assertThat(peer.count("STREAM")).isEqualTo(300);
    assertThat(peer.last().name()).isEqualTo("STREAM_DONE");
  }

  static Stream<Object> grantsThatGrantNothing() {
    return Stream.of(
        List.of(0),
        List.of(-1),
        List.of(Long.MIN_VALUE),
        Arrays.asList((Object) null),
        List.of(),
        List.of("5"),
        List.of(true),
        List.of(List.of(5)),
        List.of(0.5),
        List.of(Double.NaN),
        List.of(Double.NEGATIVE_INFINITY),
        5,
        "5",
        Map.of("n", 5));
  }

  @ParameterizedTest
  @MethodSource("grantsThatGrantNothing")
  void badGrantIsIgnoredAndTheNextGoodOneCounts(Object args) {
    WirePeer peer = started();
    peer.request("s", "range", 0, 100);

    peer.on("s", "_zpc_more", args);
    assertThat(peer.names()).containsExactly("STREAM");
    peer.on("s", "_zpc_more", List.of(2));

    assertThat(peer.names()).hasSize(3);
  }

  @Test
  void nilAsGrantIsIgnored() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 9).on("s", "_zpc_more", null);

    assertThat(peer.names()).containsExactly("STREAM");
  }

  static Stream<Object> hugeGrants() {
    return Stream.of(
        Long.MAX_VALUE,
        BigInteger.ONE.shiftLeft(63),
        BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE),
        1e300,
        Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource("hugeGrants")
  void hugeGrantsSaturate(Object grant) {
    WirePeer peer = started();
    peer.request("s", "range", 0, 1000);

    peer.on("s", "_zpc_more", List.of(grant)).on("s", "_zpc_more", List.of(grant));

    assertThat(peer.count("STREAM")).isEqualTo(1000);
    assertThat(peer.last().name()).isEqualTo("STREAM_DONE");
  }

  @Test
  void integralDoubleIsAGrantBecauseNodeWritesLargeNumbersSo() {
    WirePeer peer = started();

    peer.request("s", "range", 0, 100).on("s", "_zpc_more", List.of(4.0));

    assertThat(peer.names()).hasSize(5);
  }

  @Test
  void producerThatWaitsForAGrantBeatsAndEndsWithItsReader() {
    WirePeer peer = started();
    peer.request("s", "range", 0, 100);

    fixture.network.loop().advance(Duration.ofSeconds(14));
    assertThat(peer.names()).containsExactly("STREAM", "_zpc_hb", "_zpc_hb");
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(fixture.server.activeCalls()).isZero();
  }

  // --- as a client

  @Test
  void clientTakesNilAndAnEmptyArrayAsTheEndOfAStream() {
    for (Object args : Arrays.asList(null, List.of())) {
      EngineFixture own = new EngineFixture();
      WirePeer server = WirePeer.server(own.network);
      own.startClient();
      Iterator<Integer> items = own.range(0, 1).iterator();
      WirePeer.Received request = server.last();
      Object channel = request.header("message_id");

      answer(server, request, channel, "STREAM", 7);
      answer(server, request, channel, "STREAM_DONE", args);

      assertThat(items.next()).isEqualTo(7);
      assertThat(items.hasNext()).isFalse();
    }
  }

  private static void answer(
      WirePeer server, WirePeer.Received request, Object channel, String name, Object args) {
    server.send(
        request.from(),
        header("message_id", name + server.received().size(), "response_to", channel, "v", 3),
        name,
        args);
  }

  @Test
  void clientGrantsAnArrayOfOneOnlyAfterTheFirstItemAndNothingAfterTheEnd() {
    WirePeer server = WirePeer.server(fixture.network);
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 100);
    WirePeer.Received request = server.last();
    Object channel = request.header("message_id");
    assertThat(server.names()).containsExactly("range");

    answer(server, request, channel, "STREAM", 0);
    assertThat(stream.iterator().next()).isZero();
    assertThat(server.last().name()).isEqualTo("_zpc_more");
    assertThat(server.last().args()).isEqualTo(List.of(100L));
    assertThat(server.last().header("response_to")).isEqualTo(channel);
    for (int i = 1; i < 90; i++) {
      answer(server, request, channel, "STREAM", i);
    }
    answer(server, request, channel, "STREAM_DONE", null);
    List<Integer> rest = new ArrayList<>();
    stream.iterator().forEachRemaining(rest::add);

    assertThat(rest).hasSize(89);
    assertThat(server.count("_zpc_more")).isEqualTo(1);
    fixture.network.loop().advance(Duration.ofSeconds(20));
    assertThat(server.names()).containsExactly("range", "_zpc_more");
  }

  @Test
  void serverThatOverrunsTheWindowIsCutOffAndTheClientStaysUsable() {
    WirePeer server = WirePeer.server(fixture.network);
    fixture.startClient();
    Iterator<Integer> items = fixture.range(0, 100).iterator();
    WirePeer.Received request = server.last();
    Object channel = request.header("message_id");

    for (int i = 0; i < 3; i++) {
      answer(server, request, channel, "STREAM", i);
    }

    assertThat(items.next()).isZero();
    assertThatThrownBy(items::hasNext)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("more items than it was allowed");
    assertThat(server.last().name()).isEqualTo("_zpc_cancel");
    var answer = fixture.hello("x");
    answer(server, request, server.last().header("message_id"), "OK", List.of("fine"));
    assertThat(answer).isCompletedWithValue("fine");
  }
}
