package dev.zerorpc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.RpcServer;
import dev.zerorpc.RpcStream;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Heartbeats of 10 s and 1 s against each other and off: what becomes of a call whose handler takes
 * 50 s, at the caller and at the server. The table is that of docs/wire.md.
 */
@Timeout(60)
class HeartbeatMatrixTest {
  private static final double OFF = 0;
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration SLACK = Duration.ofMillis(200);

  /**
   * A pair of intervals in seconds, and its outcome.
   *
   * @param error what the caller gets, or null for an answer
   * @param callerEnd when, in seconds
   * @param handlerEnd when the handler is ended by the server, if it is
   */
  record Row(
      double client,
      double server,
      Class<? extends RpcException> error,
      double callerEnd,
      double handlerEnd) {}

  static Stream<Row> rows() {
    return Stream.of(
        new Row(10, 10, null, 50, NEVER),
        new Row(1, 1, null, 50, NEVER),
        new Row(OFF, OFF, null, 50, NEVER),
        // The server's patience ends before the client beats for the first time.
        new Row(10, 1, LostRemoteException.class, 27, 3),
        new Row(1, 10, LostRemoteException.class, 3, 27),
        new Row(10, OFF, LostRemoteException.class, 30, NEVER),
        new Row(1, OFF, LostRemoteException.class, 3, NEVER),
        new Row(OFF, 10, TimeoutExpiredException.class, 60, 30),
        new Row(OFF, 1, TimeoutExpiredException.class, 60, 3));
  }

  private final CompletableFuture<String> later = new CompletableFuture<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private double now;

  private LambdaService service() {
    return new LambdaService()
        .add(
            MethodDescriptor.unary("Test", "hello", Codecs.STRING).parameter("name").build(),
            call -> call.reply(Codecs.STRING, "Hello, " + call.arguments().readString()))
        .add(
            MethodDescriptor.unary("Test", "later", Codecs.STRING).build(),
            call -> {
              call.replyWith(Codecs.STRING, later);
              entered.countDown();
            })
        .add(
            MethodDescriptor.stream("Test", "numbers", Codecs.I32).build(),
            call ->
                call.replyAll(
                    Codecs.I32,
                    RpcStream.from(
                        IntStream.range(0, 1000).boxed().iterator(), entered::countDown)));
  }

  private RpcServer server(TestNetwork network, double heartbeat) {
    RpcServer.Builder builder =
        RpcServer.builder().service(service()).bind(network.endpoint("test"));
    return (heartbeat == OFF ? builder.withoutHeartbeat() : builder.heartbeat(seconds(heartbeat)))
        .start();
  }

  private static RpcClient client(TestNetwork network, double heartbeat) {
    RpcClient.Builder builder =
        RpcClient.builder().connect(network.endpoint("test")).timeout(TIMEOUT);
    return (heartbeat == OFF ? builder.withoutHeartbeat() : builder.heartbeat(seconds(heartbeat)))
        .build();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private void advanceTo(TestNetwork network, double seconds) {
    if (seconds > now) {
      network.advance(seconds(seconds - now));
      now = seconds;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCallHasItsOutcomeInTime(Row row) throws Exception {
    try (TestNetwork network = TestNetwork.withManualClock();
        RpcServer server = server(network, row.server());
        RpcClient client = client(network, row.client())) {
      assertThat(client.call("hello", "you")).as("a short call").isEqualTo("Hello, you");
      CompletableFuture<Object> answer = client.callAsync("later");
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      double slack = SLACK.toMillis() / 1000.0;
      if (row.handlerEnd() < row.callerEnd()) {
        assertHandlerEnds(network, row.handlerEnd(), slack);
      }
      advanceTo(network, row.callerEnd() - slack);
      assertThat(answer).isNotDone();
      if (row.error() == null) {
        later.complete("answer");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("answer");
      } else {
        advanceTo(network, row.callerEnd() + slack);
        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(row.error());
      }
      if (row.handlerEnd() > row.callerEnd() && row.handlerEnd() < NEVER) {
        assertHandlerEnds(network, row.handlerEnd(), slack);
      }
      assertThat(later.isCancelled()).isEqualTo(row.handlerEnd() < NEVER);
      later.complete("for nobody");
      assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
      awaitIdle(server);
    }
  }

  private void assertHandlerEnds(TestNetwork network, double end, double slack) {
    advanceTo(network, end - slack);
    assertThat(later).isNotDone();
    advanceTo(network, end + slack);
    assertThatThrownBy(() -> later.get(20, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
  }

  /** Handlers end on threads of their own. */
  private static void awaitIdle(RpcServer server) throws InterruptedException {
    for (int i = 0; i < 2000 && server.activeCalls() > 0; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(server.activeCalls()).isZero();
  }

  /** Without heartbeats a reader bounds the wait by itself. */
  static Stream<Row> rowsOfWatchfulClients() {
    return rows().filter(row -> row.client() != OFF);
  }

  /** Where one side gives a stalled stream up, the other one's reader is told, after all items. */
  @ParameterizedTest
  @MethodSource("rowsOfWatchfulClients")
  void aStalledStreamGoesOnOrIsLost(Row row) throws Exception {
    try (TestNetwork network = TestNetwork.withManualClock();
        RpcServer server = server(network, row.server());
        RpcClient client = client(network, row.client());
        RpcStream<Object> stream = client.stream("numbers")) {
      Iterator<Object> items = stream.iterator();
      assertThat(items.next()).isEqualTo(0L);
      network.advance(Duration.ofSeconds(50).plus(SLACK));

      if (row.client() == row.server()) {
        for (long i = 1; i < 1000; i++) {
          assertThat(items.next()).isEqualTo(i);
          if (i % 20 == 0) {
            network.advance(Duration.ofMillis(60)); // a heartbeat may be on its way
          }
        }
        assertThat(items.hasNext()).isFalse();
      } else {
        assertThatThrownBy(() -> items.forEachRemaining(item -> {}))
            .isInstanceOf(LostRemoteException.class);
      }
      assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
      if (row.server() != OFF) {
        awaitIdle(server); // without heartbeats it finds out when the connection breaks
      }
    }
  }
}
