package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.Headers;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallInheritanceTest {
  private static final MethodDescriptor<String> OUTER =
      MethodDescriptor.unary("Test", "outer", Codecs.STRING).build();
  private static final MethodDescriptor<String> WRAPPED =
      MethodDescriptor.unary("Test", "wrapped", Codecs.STRING).build();

  private final EngineFixture fixture = new EngineFixture();
  private final List<Headers> seen = new ArrayList<>();
  private final List<Duration> timeLeft = new ArrayList<>();
  private Duration handlerTakes = Duration.ofSeconds(1);

  CallInheritanceTest() {
    fixture.service.add(
        OUTER,
        call -> {
          fixture.network.loop().advance(handlerTakes);
          call.replyWith(Codecs.STRING, fixture.hello("inner"));
        });
    fixture.service.add(
        WRAPPED,
        call -> {
          CallContext context = CallContext.current();
          Runnable task = CallContext.wrap(() -> seen.add(CallContext.current().headers()));
          Callable<CallContext> asking = CallContext.wrapCallable(CallContext::current);
          ExecutorService pool = Executors.newSingleThreadExecutor();
          try {
            pool.submit(task).get(10, TimeUnit.SECONDS);
            assertThat(pool.submit(asking).get(10, TimeUnit.SECONDS)).isSameAs(context);
            CompletableFuture<CallContext> executed = new CompletableFuture<>();
            CallContext.wrap(pool).execute(() -> executed.complete(CallContext.current()));
            assertThat(executed.get(10, TimeUnit.SECONDS)).isSameAs(context);
            assertThatThrownBy(
                    () -> pool.submit(() -> CallContext.current()).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class);
          } finally {
            pool.shutdown();
          }
          call.reply(Codecs.STRING, "done");
        });
    fixture.serverInterceptors.add(
        (call, next) -> {
          seen.add(call.headers());
          call.timeLeft().ifPresent(timeLeft::add);
          next.proceed();
        });
    fixture.startServer();
    fixture.startClient();
  }

  private CompletableFuture<String> call(MethodDescriptor<String> method, Headers headers) {
    ClientCall<String> call =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withHeaders(headers).withTimeout(Duration.ofSeconds(4)))
            .call(method);
    return call.executeAsync();
  }

  @Test
  void theTraceAndTheDeadlineAreHandedOn() {
    Headers headers =
        Headers.copyOf(Map.of("traceparent", "00-a-b-01", "tracestate", "x=1", "baggage", "k=v"))
            .with("trace_id", "t1")
            .with("authorization", "secret");
    assertThat(call(OUTER, headers)).isCompletedWithValue("Hello, inner");
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).isEqualTo(headers);
    assertThat(seen.get(1).asMap())
        .containsOnlyKeys("traceparent", "tracestate", "baggage", "trace_id")
        .containsEntry("trace_id", "t1");
    assertThat(timeLeft.get(0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(timeLeft.get(1)).isBetween(Duration.ofMillis(2900), Duration.ofSeconds(3));
  }

  @Test
  void nothingIsSentWhenTheCallerHasStoppedWaiting() {
    handlerTakes = Duration.ofSeconds(5);
    CompletableFuture<String> result = call(OUTER, Headers.EMPTY);
    assertThat(result)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(TimeoutExpiredException.class);
    assertThat(fixture.eventsFromClients()).doesNotContain("hello");
  }

  @Test
  void wrappedTasksWorkForTheCall() {
    assertThat(call(WRAPPED, Headers.of("trace_id", "t2"))).isCompletedWithValue("done");
    assertThat(seen)
        .hasSize(2)
        .allMatch(headers -> headers.text("trace_id").equals(java.util.Optional.of("t2")));
  }

  @Test
  void outsideOfACallNothingIsWrapped() {
    Runnable task = () -> {};
    assertThat(CallContext.wrap(task)).isSameAs(task);
  }
}
