package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.CallOutcome;
import dev.zerorpc.CancelledException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.Headers;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.stub.CallPattern;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InterceptorTest {
  private static final MethodDescriptor<String> FAIL =
      MethodDescriptor.unary("Test", "fail", Codecs.STRING).build();
  private static final MethodDescriptor<String> LATER =
      MethodDescriptor.unary("Test", "later", Codecs.STRING).build();

  private final EngineFixture fixture = new EngineFixture();
  private final List<String> log = new ArrayList<>();
  private final List<CallOutcome> outcomes = new ArrayList<>();
  private final CompletableFuture<String> later = new CompletableFuture<>();

  InterceptorTest() {
    fixture.service.add(
        FAIL,
        call -> {
          throw new IllegalStateException("broken");
        });
    fixture.service.add(LATER, call -> call.replyWith(Codecs.STRING, later));
  }

  private void start() {
    fixture.startServer();
    fixture.startClient();
  }

  private void observeClient() {
    fixture.clientInterceptors.add(call -> call.onEnd(outcomes::add));
  }

  private void observeServer() {
    fixture.serverInterceptors.add(
        (call, next) -> {
          call.onEnd(outcomes::add);
          next.proceed();
        });
  }

  @Test
  void interceptorsAreNestedOnBothSides() {
    for (String name : List.of("a", "b")) {
      fixture.clientInterceptors.add(
          call -> {
            log.add(name + " begins " + call.service() + "." + call.method());
            call.onEnd(outcome -> log.add(name + " ends with " + outcome.result()));
          });
      fixture.serverInterceptors.add(
          (call, next) -> {
            log.add("server " + name);
            assertThat(CallContext.current()).isSameAs(call);
            next.proceed();
            log.add("server " + name + " leaves");
          });
    }
    start();
    assertThat(fixture.hello("you")).isCompletedWithValue("Hello, you");
    assertThat(log)
        .containsExactly(
            "a begins Test.hello",
            "b begins Test.hello",
            "server a",
            "server b",
            "server b leaves",
            "server a leaves",
            "b ends with Hello, you",
            "a ends with Hello, you");
  }

  @Test
  void headersGoBothWays() {
    Map<String, Object> nested = Map.of("list", List.of(1L, "two", true));
    List<Headers> seen = new ArrayList<>();
    fixture.clientInterceptors.add(
        call -> {
          assertThat(call.endpoint()).isEqualTo("tcp://127.0.0.1:1");
          assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(30));
          assertThat(call.pattern()).isEqualTo(CallPattern.UNARY);
          assertThat(call.headers().text("tenant")).contains("acme");
          call.header("nested", nested);
          call.header("tenant", "other");
        });
    observeClient();
    fixture.serverInterceptors.add(
        (call, next) -> {
          seen.add(call.headers());
          call.responseHeader("early", 1);
          call.onEnd(outcome -> call.responseHeader("late", outcome.result()));
          next.proceed();
        });
    start();
    ClientCall<String> call =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withHeaders(Headers.of("tenant", "acme")))
            .call(EngineFixture.HELLO);
    call.arguments().parameter("name").writeString("you");
    assertThat(call.executeAsync()).isCompletedWithValue("Hello, you");
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).asMap())
        .containsEntry("nested", nested)
        .containsEntry("tenant", "other");
    assertThat(outcomes.get(0).headers().asMap())
        .containsOnly(Map.entry("early", 1L), Map.entry("late", "Hello, you"));
  }

  @Test
  void aFailureIsSeenOnBothSidesAndMayBeTranslated() {
    observeServer();
    fixture.clientInterceptors.add(
        call ->
            call.onFailure(
                failure ->
                    failure instanceof RemoteException remote
                        ? new UnsupportedOperationException(remote.name(), remote)
                        : failure));
    observeClient();
    start();
    assertThat(fixture.call(FAIL).executeAsync())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(UnsupportedOperationException.class)
        .withMessage("IllegalStateException");
    assertThat(outcomes).hasSize(2).noneMatch(CallOutcome::isSuccess);
    assertThat(outcomes.get(0).failure()).isInstanceOf(IllegalStateException.class);
    assertThat(outcomes.get(1).failure()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aServerInterceptorRefusesOrTranslates() {
    fixture.serverInterceptors.add(
        (call, next) -> {
          try {
            next.proceed();
          } catch (IllegalStateException e) {
            throw new IllegalArgumentException("translated", e);
          }
        });
    fixture.serverInterceptors.add(
        (call, next) -> {
          if (call.headers().text("authorization").isEmpty() && call.method().equals("hello")) {
            throw new SecurityException("log in first");
          }
          next.proceed();
        });
    start();
    assertThatThrownBy(() -> fixture.hello("you").join())
        .hasMessageContaining("SecurityException: log in first");
    assertThatThrownBy(() -> fixture.call(FAIL).executeAsync().join())
        .hasMessageContaining("IllegalArgumentException: translated");
  }

  @Test
  void aServerInterceptorThatForgetsToProceedIsToldSo() {
    fixture.serverInterceptors.add((call, next) -> {});
    start();
    assertThatThrownBy(() -> fixture.hello("you").join()).hasMessageContaining("proceed()");
  }

  @Test
  void aClientInterceptorThatThrowsSendsNothing() {
    observeClient();
    fixture.clientInterceptors.add(
        call -> {
          throw new SecurityException("no credentials");
        });
    start();
    assertThat(fixture.hello("you"))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(SecurityException.class);
    assertThatThrownBy(() -> fixture.range(0, 3)).isInstanceOf(SecurityException.class);
    assertThat(fixture.eventsFromClients()).isEmpty();
    assertThat(outcomes).hasSize(2).allMatch(o -> o.failure() instanceof SecurityException);
  }

  @Test
  void headersThatAreTooLargeSendNothing() {
    fixture.clientInterceptors.add(call -> call.header("big", "x".repeat(70_000)));
    start();
    assertThat(fixture.hello("you"))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(EncodeException.class)
        .withMessageContaining("65536");
    assertThat(fixture.eventsFromClients()).isEmpty();
  }

  @Test
  void responseHeadersThatAreTooLargeDoNotKeepTheAnswerBack() {
    fixture.serverInterceptors.add(
        (call, next) -> {
          call.responseHeader("big", "x".repeat(70_000));
          next.proceed();
        });
    observeClient();
    start();
    assertThat(fixture.hello("you")).isCompletedWithValue("Hello, you");
    assertThat(outcomes.get(0).headers().isEmpty()).isTrue();
  }

  @Test
  void aStreamEndsWhenItIsReadOrClosed() {
    observeClient();
    observeServer();
    start();
    RpcStream<Integer> read = fixture.range(0, 3);
    read.forEach(item -> log.add("item"));
    assertThat(log).hasSize(3);
    assertThat(outcomes).hasSize(2).allMatch(CallOutcome::isSuccess);
    outcomes.clear();
    RpcStream<Integer> left = fixture.range(0, 1000);
    Iterator<Integer> items = left.iterator();
    assertThat(items.next()).isZero();
    left.close();
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes)
        .filteredOn(o -> !o.isSuccess())
        .singleElement()
        .extracting(CallOutcome::failure)
        .isInstanceOf(CancelledException.class);
    left.close();
    assertThat(outcomes).hasSize(2);
  }

  @Test
  void anAsynchronousHandlerEndsWhenItsFutureDoes() {
    observeServer();
    start();
    CompletableFuture<String> result = fixture.call(LATER).executeAsync();
    assertThat(outcomes).isEmpty();
    later.complete("now");
    assertThat(result).isCompletedWithValue("now");
    assertThat(outcomes).singleElement().extracting(CallOutcome::result).isEqualTo("now");
  }

  @Test
  void aTimeoutIsAnEndToo() {
    observeClient();
    start();
    fixture.network.cut();
    CompletableFuture<String> result =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)))
            .call(LATER)
            .executeAsync();
    fixture.network.loop().advance(Duration.ofSeconds(3));
    assertThat(result).isCompletedExceptionally();
    assertThat(outcomes)
        .singleElement()
        .extracting(CallOutcome::failure)
        .isInstanceOf(TimeoutExpiredException.class);
  }

  @Test
  void whatFailsAtTheEndChangesNothing() {
    fixture.clientInterceptors.add(
        call ->
            call.onEnd(
                outcome -> {
                  throw new IllegalStateException("in the interceptor");
                }));
    observeClient();
    start();
    assertThat(fixture.hello("you")).isCompletedWithValue("Hello, you");
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void theProtocolsOwnNamesAreNoHeaders() {
    for (String name : List.of("message_id", "v", "response_to", "timeout", "error", "")) {
      assertThatThrownBy(() -> Headers.of(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
