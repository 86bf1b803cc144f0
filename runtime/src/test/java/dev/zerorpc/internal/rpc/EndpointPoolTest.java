package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.rpc.EndpointsFixture.A;
import static dev.zerorpc.internal.rpc.EndpointsFixture.B;
import static dev.zerorpc.internal.rpc.EndpointsFixture.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.Balancing;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which endpoint a call goes to, and what happens when there is none. */
class EndpointPoolTest {
  private final EndpointsFixture fixture = new EndpointsFixture();

  @Test
  void callsGoRound() throws Exception {
    fixture.start(A, B, C);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(fixture.once().get());
    }
    assertThat(answers).containsExactly(A, B, C, A, B, C);
  }

  @Test
  void anEndpointWithoutConnectionTakesNoCallUntilItHasOneAgain() throws Exception {
    fixture.start(A, B, C);
    fixture.network.connected(B, false);
    for (int i = 0; i < 10; i++) {
      assertThat(fixture.once().get()).isNotEqualTo(B);
    }
    assertThat(fixture.callsAt(B)).isZero();

    fixture.network.connected(B, true);
    for (int i = 0; i < 3; i++) {
      fixture.once().get();
    }
    assertThat(fixture.callsAt(B)).isEqualTo(1);
  }

  @Test
  void theOneWithTheFewestCallsUnderWayIsChosen() throws Exception {
    fixture.balancing = Balancing.LEAST_OUTSTANDING;
    fixture.slow.add(A);
    fixture.start(A, B);
    var stuck = fixture.once();
    for (int i = 0; i < 5; i++) {
      assertThat(fixture.once().get()).isEqualTo(B);
    }
    assertThat(stuck).isNotDone();

    fixture.held.get(A).get(0).complete(A);
    fixture.slow.clear();
    assertThat(List.of(fixture.once().get(), fixture.once().get())).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void allEventsOfAStreamTakeOneWay() {
    fixture.start(A, B);
    for (int i = 0; i < 4; i++) {
      try (RpcStream<String> items = fixture.call(EndpointsFixture.ITEMS).stream()) {
        assertThat(items.stream().toList()).containsExactly(i % 2 == 0 ? A : B, "end");
      }
    }
    assertThat(fixture.callsAt(A)).isEqualTo(2);
    assertThat(fixture.callsAt(B)).isEqualTo(2);
  }

  @Test
  void callsWaitForTheFirstConnectionThatComesAbout() {
    fixture.network.connected(A, false);
    fixture.network.connected(B, false);
    fixture.start(A, B);
    CompletableFuture<String> first = fixture.once();
    fixture.pass(Duration.ofSeconds(7));
    CompletableFuture<String> second = fixture.once();
    assertThat(fixture.network.fromClients()).isEmpty();

    fixture.network.connected(B, true);

    assertThat(first).isCompletedWithValue(B);
    assertThat(second).isCompletedWithValue(B);
  }

  @Test
  void aCallThatWaitsForAConnectionEndsAfterThreeIntervalsAndIsNeverSent() {
    fixture.network.connected(A, false);
    fixture.network.connected(B, false);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.once();

    fixture.pass(Duration.ofMillis(14_900));
    assertThat(call).isNotDone();
    fixture.pass(Duration.ofMillis(200));

    assertThatThrownBy(call::get)
        .hasCauseInstanceOf(LostRemoteException.class)
        .hasMessageContaining(
            "Test.once at "
                + A
                + ", "
                + B
                + ": no connection within 15.0 s ("
                + A
                + ": the network is down; "
                + B
                + ": the network is down); is a server listening there?");
    fixture.network.connected(A, true);
    assertThat(fixture.network.fromClients()).isEmpty();
  }

  @Test
  void aCancelledCallThatWaitsIsNeverSent() {
    fixture.network.connected(false);
    fixture.start(A, B);
    fixture.once().cancel(true);

    fixture.network.connected(true);
    fixture.pass(Duration.ofSeconds(20));

    assertThat(fixture.network.fromClients()).isEmpty();
  }

  @Test
  void oneWayCallsWaitTooAndGoWhereThereIsAConnection() {
    fixture.network.connected(A, false);
    fixture.network.connected(B, false);
    fixture.start(A, B);
    fixture.call(EndpointsFixture.NOTE).send();
    fixture.pass(Duration.ofSeconds(20));

    fixture.network.connected(B, true);
    fixture.call(EndpointsFixture.NOTE).send();

    assertThat(fixture.callsAt(B)).isEqualTo(2);
    assertThat(fixture.client.droppedOneWayCalls()).isZero();
  }

  @Test
  void failFastDoesNotWaitForAConnection() {
    fixture.failFast = true;
    fixture.network.connected(A, false);
    fixture.network.connected(B, false);
    fixture.start(A, B);

    CompletableFuture<String> call = fixture.once();

    assertThatThrownBy(call::get)
        .hasCauseInstanceOf(LostRemoteException.class)
        .hasMessageContaining("there is no connection (" + A + ": the network is down; " + B)
        .hasMessageContaining("fail fast");
    fixture.network.connected(B, true);
    assertThat(fixture.once()).isCompletedWithValue(B);
  }

  @Test
  void aSentCallFailsAtOnceWhenItsConnectionBreaks() {
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> atA = fixture.once();
    CompletableFuture<String> atB = fixture.once();
    assertThat(atB).isCompletedWithValue(B);

    fixture.network.connected(A, false);

    assertThatThrownBy(atA::get)
        .hasCauseInstanceOf(LostRemoteException.class)
        .hasMessageContaining("Test.once at " + A + ": lost remote: the connection broke");
    fixture.network.connected(A, true);
    int before = fixture.network.fromClients().size();
    fixture.pass(Duration.ofSeconds(30));
    assertThat(fixture.network.fromClients())
        .as("beats and cancels of a dead call")
        .hasSize(before);
  }

  @Test
  void aBrokenConnectionEndsTheStreamsOnIt() {
    fixture.start(A);
    try (RpcStream<String> items = fixture.call(EndpointsFixture.ITEMS).stream()) {
      var iterator = items.iterator();
      fixture.network.silent(A, true);
      assertThat(iterator.next()).isEqualTo(A);
      fixture.network.connected(A, false);
      assertThatThrownBy(iterator::hasNext).isInstanceOf(LostRemoteException.class);
    }
  }

  @Test
  void anEndpointThatFellSilentIsLeftAloneForAWhile() throws Exception {
    fixture.start(A, B);
    fixture.network.silent(A, true);
    CompletableFuture<String> lost = fixture.once();
    fixture.pass(Duration.ofMillis(15_100));
    assertThat(lost).isCompletedExceptionally();

    for (int i = 0; i < 5; i++) {
      assertThat(fixture.once().get()).isEqualTo(B);
    }
    fixture.network.silent(A, false);
    fixture.pass(Duration.ofSeconds(15));
    assertThat(List.of(fixture.once().get(), fixture.once().get())).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void aSilentEndpointIsStillBetterThanNone() {
    fixture.start(A);
    fixture.network.silent(A, true);
    CompletableFuture<String> lost = fixture.once();
    fixture.pass(Duration.ofMillis(15_100));
    assertThat(lost).isCompletedExceptionally();

    fixture.network.silent(A, false);
    assertThat(fixture.once()).isCompletedWithValue(A);
  }

  @Test
  void closingEndsCallsThatWait() {
    fixture.network.connected(false);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.once();
    fixture.client.close();
    assertThatThrownBy(call::get).hasMessageContaining("was closed");
  }
}
