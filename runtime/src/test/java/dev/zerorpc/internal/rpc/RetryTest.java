package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.rpc.EndpointsFixture.A;
import static dev.zerorpc.internal.rpc.EndpointsFixture.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallOptions;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RetryPolicy;
import dev.zerorpc.RpcStream;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Second attempts: after a failure, and beside a slow first. */
class RetryTest {
  private final EndpointsFixture fixture = new EndpointsFixture();

  private List<Event> requests() {
    return fixture.network.fromClients().stream()
        .map(EventCodec::decode)
        .filter(event -> event.responseTo() == null)
        .toList();
  }

  private Set<String> controls() {
    return fixture.network.fromClients().stream()
        .map(EventCodec::decode)
        .filter(event -> event.responseTo() != null)
        .map(Event::name)
        .collect(Collectors.toSet());
  }

  @Test
  void anIdempotentCallThatIsLostGoesToAnotherEndpoint() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();

    fixture.network.connected(A, false);
    fixture.pass(Duration.ofMillis(60));

    assertThat(call).isCompletedWithValue(B);
    List<Event> sent = requests();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).messageId()).isNotEqualTo(sent.get(0).messageId());
    assertThat(sent.get(1).timeoutSeconds())
        .isLessThan(60.0)
        .isGreaterThan(59.9)
        .isLessThan(sent.get(0).timeoutSeconds());
  }

  @Test
  void aCallThatIsNotIdempotentIsMadeOnce() {
    fixture.retry = RetryPolicy.attempts(5);
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.once();

    fixture.network.connected(A, false);

    assertThat(call).isCompletedExceptionally();
    fixture.pass(Duration.ofSeconds(10));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void nothingIsTriedAgainUnlessAskedFor() {
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();

    fixture.network.connected(A, false);

    assertThat(call).isCompletedExceptionally();
    assertThat(fixture.callsAt(B)).isZero();
  }

  @Test
  void theLastFailureIsReportedWhenAllAttemptsAreUsed() {
    fixture.retry = RetryPolicy.attempts(3).withPauses(ms(100), ms(1000));
    fixture.busy.addAll(List.of(A, B));
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();

    fixture.pass(Duration.ofMillis(400));

    assertThatThrownBy(call::get)
        .hasCauseInstanceOf(ServerBusyException.class)
        .hasMessageContaining("Test.where at " + A + " (attempt 3): ");
    assertThat(requests()).hasSize(3);
  }

  @Test
  void pausesGrow() {
    fixture.retry = RetryPolicy.attempts(4).withPauses(ms(1000), ms(2000));
    fixture.busy.add(A);
    fixture.start(A);
    CompletableFuture<String> call = fixture.where();

    fixture.pass(ms(490));
    assertThat(requests()).hasSize(1);
    fixture.pass(ms(520));
    assertThat(requests()).hasSize(2);
    fixture.pass(ms(490));
    assertThat(requests()).hasSize(2);
    fixture.pass(ms(4000));
    assertThat(requests()).hasSize(4);
    assertThat(call).isCompletedExceptionally();
  }

  @Test
  void aBusyServerIsAvoidedByTheNextAttempt() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.busy.add(A);
    fixture.start(A, B);
    for (int i = 0; i < 6; i++) {
      CompletableFuture<String> call = fixture.where();
      fixture.pass(ms(60));
      assertThat(call).isCompletedWithValue(B);
    }
    assertThat(fixture.callsAt(A)).isZero();
  }

  @Test
  void noAttemptBeginsThatCouldNotEndInTime() {
    fixture.retry = RetryPolicy.attempts(10).withPauses(Duration.ofSeconds(4), ms(9000));
    fixture.busy.add(A);
    fixture.start(A);
    CompletableFuture<String> call =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)))
            .call(EndpointsFixture.WHERE)
            .executeAsync();

    assertThatThrownBy(call::get).hasCauseInstanceOf(ServerBusyException.class);
  }

  @Test
  void theDeadlineHoldsForAllAttemptsTogether() {
    fixture.retry = RetryPolicy.attempts(10);
    fixture.slow.addAll(List.of(A, B));
    fixture.start(A, B);
    CompletableFuture<String> call =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)))
            .call(EndpointsFixture.WHERE)
            .executeAsync();
    fixture.pass(ms(1500));
    fixture.network.connected(A, false);
    fixture.pass(ms(400));
    assertThat(call).isNotDone();
    fixture.pass(ms(110));

    assertThatThrownBy(call::get)
        .hasCauseInstanceOf(TimeoutExpiredException.class)
        .hasMessageContaining("Test.where at " + B + " (attempt 2): no answer within 2.0 s");
    assertThat(controls()).containsExactly("_zpc_cancel");
  }

  @Test
  void aStreamIsBegunAgainOnlyBeforeItsFirstItem() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.start(A, B);
    fixture.network.silent(A, true);
    try (RpcStream<String> items = fixture.call(EndpointsFixture.ITEMS).stream()) {
      fixture.network.connected(A, false);
      fixture.pass(ms(60));
      assertThat(items.stream().toList()).containsExactly(B, "end");
    }

    try (RpcStream<String> items = fixture.call(EndpointsFixture.ITEMS).stream()) {
      fixture.network.silent(B, true);
      var iterator = items.iterator();
      assertThat(iterator.next()).isEqualTo(B);
      fixture.network.connected(A, true);
      fixture.network.connected(B, false);
      fixture.pass(ms(60));
      assertThatThrownBy(iterator::hasNext)
          .isInstanceOf(LostRemoteException.class)
          .hasMessageContaining("at " + B);
    }
  }

  @Test
  void aCancelledCallIsNotTriedAgain() {
    fixture.retry = RetryPolicy.attempts(3);
    fixture.busy.add(A);
    fixture.start(A);
    fixture.where().cancel(true);
    fixture.pass(Duration.ofSeconds(5));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void aSlowFirstAttemptGetsASecondBesideItAndIsCancelledWhenThatAnswers() {
    fixture.hedgeAfter = ms(200);
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();
    fixture.pass(ms(190));
    assertThat(fixture.callsAt(B)).isZero();

    fixture.pass(ms(20));

    assertThat(call).isCompletedWithValue(B);
    assertThat(fixture.held.get(A).get(0)).isCancelled();
    assertThat(fixture.servers.get(A).activeCalls()).isZero();
    fixture.pass(Duration.ofSeconds(20));
    assertThat(requests()).hasSize(2);
  }

  @Test
  void theFirstAttemptMayStillWin() {
    fixture.hedgeAfter = ms(200);
    fixture.slow.addAll(List.of(A, B));
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();
    fixture.pass(ms(220));
    assertThat(fixture.callsAt(B)).isEqualTo(1);

    fixture.held.get(A).get(0).complete("first");

    assertThat(call).isCompletedWithValue("first");
    assertThat(fixture.held.get(B).get(0)).isCancelled();
  }

  @Test
  void whenOneOfTwoAttemptsIsLostTheOtherGoesOn() {
    fixture.hedgeAfter = ms(200);
    fixture.slow.addAll(List.of(A, B));
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();
    fixture.pass(ms(220));

    fixture.network.connected(A, false);
    assertThat(call).isNotDone();
    fixture.held.get(B).get(0).complete("second");

    assertThat(call).isCompletedWithValue("second");
  }

  @Test
  void aBusySecondEndpointDoesNotEndTheFirstAttempt() {
    fixture.hedgeAfter = ms(200);
    fixture.slow.add(A);
    fixture.busy.add(B);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();
    fixture.pass(ms(220));
    assertThat(requests()).hasSize(2);

    fixture.held.get(A).get(0).complete("first");

    assertThat(call).isCompletedWithValue("first");
  }

  @Test
  void withoutAnotherEndpointThereIsNoSecondAttempt() {
    fixture.hedgeAfter = ms(200);
    fixture.slow.add(A);
    fixture.start(A, B);
    fixture.network.connected(B, false);
    CompletableFuture<String> call = fixture.where();
    fixture.pass(ms(1000));

    assertThat(requests()).hasSize(1);
    fixture.held.get(A).get(0).complete("only");
    assertThat(call).isCompletedWithValue("only");
  }

  @Test
  void onlyIdempotentCallsAreMadeTwice() {
    fixture.hedgeAfter = ms(200);
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.once();
    fixture.pass(ms(1000));
    assertThat(requests()).hasSize(1);
    assertThat(call).isNotDone();
  }

  @Test
  void aFailedHedgedCallIsRetriedLikeAnother() {
    fixture.hedgeAfter = ms(200);
    fixture.retry = RetryPolicy.attempts(3);
    fixture.slow.addAll(List.of(A, B));
    fixture.start(A, B);
    CompletableFuture<String> call = fixture.where();
    fixture.pass(ms(220));
    fixture.slow.clear();
    fixture.network.connected(A, false);
    fixture.network.connected(B, false);
    fixture.pass(ms(60));
    assertThat(call).isNotDone();

    fixture.network.connected(A, true);

    assertThat(call).isCompletedWithValue(A);
  }

  @Test
  void policiesAreChecked() {
    assertThatThrownBy(() -> RetryPolicy.attempts(0)).hasMessageContaining("at least 1 attempt");
    assertThatThrownBy(() -> RetryPolicy.NONE.withPauses(Duration.ZERO, ms(1)))
        .hasMessage("first pause must be positive, but is PT0S");
    assertThatThrownBy(() -> RetryPolicy.NONE.withPauses(ms(2), ms(1)))
        .hasMessageContaining("longest pause must not be shorter than the first");
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
