package dev.zerorpc.internal.rpc;

import static dev.zerorpc.internal.rpc.EndpointsFixture.A;
import static dev.zerorpc.internal.rpc.EndpointsFixture.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.CallOutcome;
import dev.zerorpc.Headers;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RetryPolicy;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.stub.ClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Interceptors, headers and deadlines of calls that are made more than once. */
class InterceptedAttemptsTest {
  private final EndpointsFixture fixture = new EndpointsFixture();
  private final List<CallOutcome> outcomes = new ArrayList<>();
  private final List<Headers> received = new ArrayList<>();
  private int begun;

  InterceptedAttemptsTest() {
    fixture.clientInterceptors.add(
        call -> {
          call.header("number", ++begun);
          call.onEnd(outcomes::add);
        });
    fixture.serverInterceptors.add(
        (call, next) -> {
          received.add(call.headers());
          call.responseHeader("answer to", received.size());
          next.proceed();
        });
  }

  private List<Event> requests() {
    return fixture.network.fromClients().stream()
        .map(EventCodec::decode)
        .filter(event -> event.responseTo() == null)
        .toList();
  }

  private ClientCall<String> where(Headers headers) {
    return fixture
        .client
        .calls(CallOptions.DEFAULT.withHeaders(headers))
        .call(EndpointsFixture.WHERE);
  }

  @Test
  void aRepeatedCallIsSeenOnceAndItsHeadersGoWithEachAttempt() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = where(Headers.of("traceparent", "00-1-2-01")).executeAsync();
    fixture.network.connected(A, false);
    assertThat(outcomes).isEmpty();
    fixture.pass(Duration.ofMillis(60));

    assertThat(call).isCompletedWithValue(B);
    assertThat(begun).isEqualTo(1);
    assertThat(received).hasSize(2);
    assertThat(received)
        .allSatisfy(
            headers ->
                assertThat(headers.asMap())
                    .containsOnly(Map.entry("traceparent", "00-1-2-01"), Map.entry("number", 1L)));
    assertThat(outcomes)
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(B))
        .satisfies(outcome -> assertThat(outcome.headers().asMap()).containsEntry("answer to", 2L));
  }

  @Test
  void onlyTheFailureThatTheCallerGetsIsSeenAndTranslated() {
    fixture.retry = RetryPolicy.attempts(3);
    fixture.busy.add(A);
    List<String> translated = new ArrayList<>();
    fixture.clientInterceptors.add(
        call ->
            call.onFailure(
                failure -> {
                  translated.add(String.valueOf(failure.getMessage()));
                  return new UnsupportedOperationException(failure);
                }));
    fixture.start(A);
    CompletableFuture<String> call = where(Headers.EMPTY).executeAsync();
    fixture.pass(Duration.ofSeconds(2));

    assertThat(requests()).hasSize(3);
    assertThatThrownBy(call::get).hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(translated).singleElement().asString().contains("(attempt 3)");
    assertThat(outcomes)
        .singleElement()
        .extracting(CallOutcome::failure)
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aCallThatAnInterceptorRefusesHasNoAttempt() {
    fixture.retry = RetryPolicy.attempts(3);
    fixture.hedgeAfter = Duration.ofMillis(10);
    fixture.clientInterceptors.add(
        call -> {
          throw new SecurityException("no credentials");
        });
    fixture.start(A, B);
    CompletableFuture<String> call = where(Headers.EMPTY).executeAsync();
    fixture.pass(Duration.ofSeconds(2));

    assertThatThrownBy(call::get).hasCauseInstanceOf(SecurityException.class);
    assertThat(requests()).isEmpty();
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void bothAttemptsOfAHedgedCallCarryItsHeadersAndTheAnswerThatCountsIsSeen() {
    fixture.hedgeAfter = Duration.ofMillis(200);
    fixture.slow.add(A);
    fixture.start(A, B);
    CompletableFuture<String> call = where(Headers.of("tenant", "acme")).executeAsync();
    fixture.pass(Duration.ofMillis(220));

    assertThat(call).isCompletedWithValue(B);
    assertThat(begun).isEqualTo(1);
    assertThat(received)
        .hasSize(2)
        .allSatisfy(
            headers ->
                assertThat(headers.asMap())
                    .containsOnly(Map.entry("tenant", "acme"), Map.entry("number", 1L)));
    fixture.held.get(A).get(0).complete("too late");
    fixture.pass(Duration.ofSeconds(1));
    assertThat(outcomes)
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(B))
        .satisfies(outcome -> assertThat(outcome.headers().asMap()).containsEntry("answer to", 2L));
  }

  @Test
  void aStreamThatIsBegunAgainEndsOnce() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.start(A, B);
    fixture.network.silent(A, true);
    try (RpcStream<String> items =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withHeaders(Headers.of("tenant", "acme")))
            .call(EndpointsFixture.ITEMS)
            .stream()) {
      fixture.network.connected(A, false);
      fixture.pass(Duration.ofMillis(60));
      assertThat(items.stream().toList()).containsExactly(B, "end");
    }
    assertThat(begun).isEqualTo(1);
    assertThat(received)
        .singleElement()
        .satisfies(headers -> assertThat(headers.text("tenant")).contains("acme"));
    assertThat(outcomes).singleElement().satisfies(end -> assertThat(end.isSuccess()).isTrue());
  }

  @Test
  void aStreamThatIsLostForGoodNamesWhereTheLastAttemptWas() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.start(A, B);
    fixture.network.silent(A, true);
    fixture.network.silent(B, true);
    try (RpcStream<String> items = fixture.call(EndpointsFixture.ITEMS).stream()) {
      fixture.network.connected(A, false);
      fixture.pass(Duration.ofMillis(60));
      fixture.network.connected(B, false);
      assertThatThrownBy(() -> items.iterator().hasNext())
          .isInstanceOf(LostRemoteException.class)
          .hasMessageContaining("at " + B + " (attempt 2)");
    }
    assertThat(outcomes)
        .singleElement()
        .extracting(CallOutcome::failure)
        .isInstanceOf(LostRemoteException.class);
  }

  @Test
  void whatIsLeftOfTheOuterCallsTimeBoundsAllAttemptsAndIsToldToEachServer() {
    fixture.retry = RetryPolicy.attempts(2);
    fixture.slow.addAll(List.of(A, B));
    List<CallContext> outer = new ArrayList<>();
    fixture.serverInterceptors.add(
        (call, next) -> {
          outer.add(call);
          next.proceed();
        });
    fixture.start(A, B);
    var first =
        fixture
            .client
            .calls(
                CallOptions.DEFAULT
                    .withTimeout(Duration.ofSeconds(4))
                    .withHeaders(Headers.of("trace_id", "t1")))
            .call(EndpointsFixture.ONCE)
            .executeAsync();
    fixture.pass(Duration.ofSeconds(1));
    List<CompletableFuture<String>> inner = new ArrayList<>();
    CallContexts.run(outer.get(0), () -> inner.add(fixture.where()));
    fixture.pass(Duration.ofSeconds(1));
    fixture.network.connected(B, false);
    fixture.pass(Duration.ofMillis(100));

    List<Event> sent = requests();
    assertThat(sent).hasSize(3);
    assertThat(sent.get(1).timeoutSeconds()).isBetween(2.9, 3.0);
    assertThat(sent.get(2).timeoutSeconds()).isBetween(1.9, 2.0);
    assertThat(received.get(2).text("trace_id")).contains("t1");
    fixture.pass(Duration.ofSeconds(2));
    assertThat(inner.get(0)).isCompletedExceptionally();
    assertThat(first).isCompletedExceptionally();
    assertThat(requests()).hasSize(3);
  }

  @Test
  void aRequestThatHadToWaitForAConnectionSaysWhatIsLeftOfItsTime() {
    fixture.startServer(A);
    fixture.network.connected(A, false);
    fixture.startClient(A);
    CompletableFuture<String> call = where(Headers.of("tenant", "acme")).executeAsync();
    fixture.pass(Duration.ofSeconds(10));
    assertThat(requests()).isEmpty();

    fixture.network.connected(A, true);

    assertThat(call).isCompletedWithValue(A);
    assertThat(requests()).hasSize(1);
    assertThat(requests().get(0).timeoutSeconds()).isBetween(49.9, 50.0);
    assertThat(received.get(0).asMap())
        .containsOnly(Map.entry("tenant", "acme"), Map.entry("number", 1L));
  }
}
