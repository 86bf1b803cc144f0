package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.ServerLimits;
import dev.zerorpc.internal.testing.WirePeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What one caller, and all of them, may cost a server. */
class ServerLimitsTest {
  private final EngineFixture fixture = new EngineFixture();
  private final List<CompletableFuture<byte[]>> held = new ArrayList<>();

  private WirePeer client(String... envelope) {
    return WirePeer.client(fixture.network, envelope);
  }

  private void start(ServerLimits limits) {
    fixture.limits = limits;
    fixture.service.add(
        MethodDescriptor.unary("Test", "hold", Codecs.BYTES).parameter("any").build(),
        call -> {
          call.arguments().skip();
          CompletableFuture<byte[]> future = new CompletableFuture<>();
          held.add(future);
          call.replyWith(Codecs.BYTES, future);
        });
    fixture.service.add(
        MethodDescriptor.unary("Test", "big", Codecs.BYTES).parameter("size").build(),
        call -> call.reply(Codecs.BYTES, new byte[call.arguments().readI32()]));
    fixture.startServer();
  }

  private static void assertBusy(WirePeer peer, String id, String why) {
    assertThat(peer.last().header("response_to")).isEqualTo(id);
    assertThat(peer.last().name()).isEqualTo("ERR");
    assertThat((List<?>) peer.last().args()).first().isEqualTo("ServerBusy");
    assertThat(((List<?>) peer.last().args()).get(1).toString())
        .contains(why)
        .contains("nothing was executed, try again later");
  }

  @Test
  void onePeersOpenCallsAreLimitedAndAnothersAreNot() {
    start(ServerLimits.DEFAULT.withOpenCalls(100, 2));
    WirePeer greedy = client("greedy");
    WirePeer modest = client("modest");
    greedy.request("1", "hold", 1).request("2", "hold", 1).request("3", "hello", "x");

    assertBusy(greedy, "3", "this peer has 2 open calls");
    modest.request("3", "hello", "x");
    assertThat(modest.names()).containsExactly("OK");
    held.get(0).complete(new byte[0]);
    greedy.request("4", "hello", "x");
    assertThat(greedy.last().name()).isEqualTo("OK");
    assertThat(fixture.server.refusedCalls()).isEqualTo(1);
  }

  @Test
  void whatStandsBehindTheFirstFrameMakesNoNewPeer() {
    start(ServerLimits.DEFAULT.withOpenCalls(100, 2));
    client("hub", "a").request("1", "hold", 1);
    client("hub", "b").request("1", "hold", 1);
    WirePeer third = client("hub", "c").request("1", "hello", "x");

    assertBusy(third, "1", "this peer has 2 open calls");
  }

  @Test
  void streamWhoseEndWaitsForCreditIsStillOpen() {
    start(ServerLimits.DEFAULT.withOpenCalls(100, 2));
    WirePeer peer = client("peer");
    peer.request("1", "range", 0, 1).request("2", "range", 0, 1).request("3", "range", 0, 1);

    assertBusy(peer, "3", "this peer has 2 open calls");
    peer.on("1", "_zpc_more", List.of(1)).request("4", "range", 0, 0);
    assertThat(peer.last().name()).isEqualTo("STREAM_DONE");
  }

  @Test
  void onePeersRateIsLimitedAndAnothersIsNot() {
    start(ServerLimits.DEFAULT.withRequestRate(2));
    WirePeer greedy = client("greedy");
    greedy.request("1", "hello", "x").request("2", "hello", "x").request("3", "hello", "x");

    assertBusy(greedy, "3", "this peer may send 2 requests a second");
    assertThat(client("modest").request("1", "hello", "x").names()).containsExactly("OK");
    assertThat(fixture.server.refusedCalls()).isEqualTo(1);
    fixture.network.loop().advance(Duration.ofMillis(501));
    assertThat(greedy.request("4", "hello", "x").last().name()).isEqualTo("OK");
    assertBusy(greedy.request("5", "hello", "x"), "5", "this peer may send 2 requests a second");
  }

  @Test
  void theRateIsThatOfRequestsAndOfTheConnection() {
    start(ServerLimits.DEFAULT.withRequestRate(2));
    WirePeer peer = client("hub", "a").request("1", "range", 0, 9);
    for (int i = 0; i < 9; i++) {
      peer.on("1", "_zpc_hb", List.of(0)).on("1", "_zpc_more", List.of(1));
    }

    assertThat(peer.count("STREAM")).isEqualTo(9);
    client("hub", "b").request("2", "_zerorpc_ping");
    assertBusy(client("hub", "c").request("3", "hello", "x"), "3", "2 requests a second");
  }

  @Test
  void aRateIsPositiveAndNotBeyondWhatAClockCanTell() {
    assertThat(ServerLimits.DEFAULT.requestsPerSecondPerPeer())
        .isEqualTo(ServerLimits.NO_RATE_LIMIT);
    assertThatThrownBy(() -> ServerLimits.DEFAULT.withRequestRate(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requestsPerSecondPerPeer must be at least 1, but is 0");
    assertThatThrownBy(() -> ServerLimits.DEFAULT.withRequestRate(1_000_000_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NO_RATE_LIMIT");
  }

  @Test
  void allPeersTogetherAreLimitedToo() {
    start(ServerLimits.DEFAULT.withOpenCalls(3, 2));
    client("a").request("1", "hold", 1).request("2", "hold", 1);
    client("b").request("1", "hold", 1);
    WirePeer late = client("c").request("1", "hello", "x");

    assertBusy(late, "1", "the server has 3 open calls");
  }

  @Test
  void lostCallsMakeRoom() {
    start(ServerLimits.DEFAULT.withOpenCalls(2, 2));
    client("a").request("1", "hold", 1).request("2", "hold", 1);
    fixture.network.loop().advance(Duration.ofSeconds(16));

    assertThat(client("b").request("1", "hello", "x").names()).containsExactly("OK");
  }

  @Test
  void oldestCallOfAPeerWithoutHeartbeatsMakesRoomForANewOne() {
    start(ServerLimits.DEFAULT.withOpenCalls(2, 2));
    client("old").send(Map.of("message_id", "1"), "hold", List.of(1));
    client("old").send(Map.of("message_id", "2"), "hold", List.of(1));
    fixture.network.loop().advance(Duration.ofHours(1));
    assertThat(fixture.server.activeCalls()).isEqualTo(2);

    assertThat(client("new").request("1", "hello", "x").names()).containsExactly("OK");
    assertThat(held.get(0)).isCancelled();
    assertThat(held.get(1)).isNotDone();
  }

  @Test
  void thousandCallsOfPeersWithoutHeartbeatsAreEnough() {
    start(ServerLimits.DEFAULT);
    for (int i = 0; i < 1200; i++) {
      client("old" + i).send(Map.of("message_id", "1"), "hold", List.of(1));
    }

    assertThat(fixture.server.activeCalls()).isEqualTo(1000);
    assertThat(held.get(199)).isCancelled();
    assertThat(held.get(200)).isNotDone();
  }

  @Test
  void bytesOfWaitingRequestsAreLimitedByPeerAndInAll() {
    fixture.runTasksAtOnce = false;
    start(ServerLimits.DEFAULT.withRequestBytes(2500, 1500));
    WirePeer one = client("one").request("1", "hold", new byte[1000]);
    one.request("2", "hold", new byte[1000]);
    assertBusy(one, "2", "the requests of this peer hold 1");
    WirePeer two = client("two").request("1", "hold", new byte[1000]);
    assertThat(two.received()).isEmpty();
    WirePeer three = client("three").request("1", "hold", new byte[1000]);
    assertBusy(three, "1", "the requests that are waiting hold 2");

    fixture.runTasks();
    assertThat(held).hasSize(2);
    three.request("2", "hold", new byte[1000]);
    fixture.runTasks();
    assertThat(held).as("room again").hasSize(3);
  }

  @Test
  void cancelledRequestHoldsItsBytesUntilItHasLeftTheQueue() {
    fixture.runTasksAtOnce = false;
    start(ServerLimits.DEFAULT.withRequestBytes(2500, 1500));
    WirePeer peer = client("one").request("1", "hold", new byte[1000]).on("1", "_zpc_cancel", null);

    peer.request("2", "hold", new byte[1000]);

    assertBusy(peer, "2", "the requests of this peer hold 1");
    fixture.runTasks();
    assertThat(held).isEmpty();
    peer.request("3", "hold", new byte[1000]);
    assertThat(peer.last().header("response_to")).isEqualTo("2");
  }

  @Test
  void singleRequestIsNeverTooLarge() {
    start(ServerLimits.DEFAULT.withRequestBytes(10, 10));

    assertThat(client("one").request("1", "hello", "x".repeat(1000)).names()).containsExactly("OK");
  }

  @Test
  void peerThatDoesNotReadIsRefusedAndThenLetGo() {
    start(ServerLimits.DEFAULT.withReplyBytes(100_000, 10_000));
    WirePeer peer = client("deaf");
    peer.request("held", "hold", 1);
    fixture.network.serverBlocked(true);

    peer.request("1", "big", 6000);
    assertThat(held.get(0)).isNotDone();
    peer.request("2", "big", 6000);
    assertThat(fixture.server.refusedCalls()).as("above one half").isEqualTo(1);
    held.get(0).complete(new byte[6000]);

    fixture.network.serverBlocked(false);
    assertThat(peer.received()).as("all that waited was thrown away").isEmpty();
    assertThat(fixture.server.activeCalls()).isZero();
    peer.request("3", "hello", "again");
    assertThat(peer.names()).containsExactly("OK");
  }

  @Test
  void otherCallsOfAPeerThatIsLetGoAreCancelled() {
    start(ServerLimits.DEFAULT.withReplyBytes(100_000, 10_000));
    WirePeer peer = client("deaf");
    peer.request("a", "hold", 1).request("b", "hold", 1).request("c", "hold", 1);
    fixture.network.serverBlocked(true);

    held.get(0).complete(new byte[6000]);
    assertThat(held.get(2)).isNotDone();
    held.get(1).complete(new byte[6000]);

    assertThat(held.get(2)).isCancelled();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void largestQueueGoesWhenAllTogetherIsTooMuch() {
    start(ServerLimits.DEFAULT.withReplyBytes(15_000, 10_000));
    WirePeer large = client("large").request("1", "hold", 1);
    WirePeer small = client("small").request("1", "hold", 1);
    fixture.network.serverBlocked(true);
    held.get(0).complete(new byte[9000]);
    held.get(1).complete(new byte[4000]);
    client("last").request("1", "big", 4000);

    fixture.network.serverBlocked(false);

    assertThat(large.received()).isEmpty();
    assertThat(small.names()).containsExactly("OK");
  }

  @Test
  void builtInCallsAreAnsweredWhileTheQueueIsFull() {
    fixture.runTasksAtOnce = false;
    fixture.queueLimit = 1;
    start(ServerLimits.DEFAULT);
    WirePeer peer = client("peer");
    peer.request("1", "hello", "x").request("2", "hello", "y");
    assertBusy(peer, "2", "too many calls are waiting");

    peer.request("3", "_zerorpc_ping");
    assertThat(peer.last().args()).isEqualTo(List.of(List.of("pong", "Test")));
    peer.request("4", "_zerorpc_health");

    Map<?, ?> health = (Map<?, ?>) ((List<?>) peer.last().args()).get(0);
    assertThat(health.get("status")).isEqualTo("busy");
    assertThat(health.get("waiting_calls")).isEqualTo(1L);
    assertThat(health.get("refused_calls")).isEqualTo(1L);
    fixture.runTasks();
    peer.request("5", "_zerorpc_health");
    health = (Map<?, ?>) ((List<?>) peer.last().args()).get(0);
    assertThat(health.get("status")).isEqualTo("serving");
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> ServerLimits.DEFAULT.withOpenCalls(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("openCalls must be at least 1, but is 0");
    assertThatThrownBy(() -> ServerLimits.DEFAULT.withReplyBytes(5, -1))
        .hasMessage("replyBytesPerPeer must be at least 1, but is -1");
  }
}
