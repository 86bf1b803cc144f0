package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.CallOutcome;
import dev.zerorpc.Headers;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a handler that has returned its future may still ask, and say. */
class LateContextTest {
  private static final MethodDescriptor<String> LATER =
      MethodDescriptor.unary("Test", "later", Codecs.STRING).build();

  private final EngineFixture fixture = new EngineFixture();
  private final List<CallContext> contexts = new ArrayList<>();
  private final List<CallOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  private CompletableFuture<String> answer = new CompletableFuture<>();

  private void start() {
    fixture.service.add(
        LATER,
        call -> {
          contexts.add(CallContext.current());
          call.replyWith(Codecs.STRING, answer);
        });
    fixture.clientInterceptors.add(call -> call.onEnd(outcomes::add));
    fixture.startServer();
    fixture.startClient();
  }

  private CompletableFuture<String> call(String tenant) {
    ClientCall<String> call =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withHeaders(Headers.of("tenant", tenant)))
            .call(LATER);
    return call.executeAsync();
  }

  @Test
  void theHeadersOfTheRequestAreStillThere() {
    start();
    CompletableFuture<String> result = call("acme");
    CallContext context = contexts.get(0);
    assertThat(context.headers().asMap()).containsOnly(Map.entry("tenant", "acme"));
    answer.complete("done");
    assertThat(result).isCompletedWithValue("done");
    assertThat(context.headers().asMap()).containsOnly(Map.entry("tenant", "acme"));
  }

  @Test
  void theHeadersAreThereAfterTheAnswerToo() {
    start();
    answer.complete("at once");
    assertThat(call("acme")).isCompletedWithValue("at once");
    assertThat(contexts.get(0).headers().asMap()).containsOnly(Map.entry("tenant", "acme"));
  }

  @Test
  void theAnswerMayBeGivenHeadersAndActions() {
    start();
    CompletableFuture<String> result = call("acme");
    List<CallOutcome> ends = new ArrayList<>();
    contexts.get(0).responseHeader("late", 1);
    contexts.get(0).onEnd(ends::add);
    answer.complete("done");
    assertThat(result).isCompletedWithValue("done");
    assertThat(outcomes.get(0).headers().asMap()).containsOnly(Map.entry("late", 1L));
    assertThat(ends).singleElement().extracting(CallOutcome::result).isEqualTo("done");
  }

  /** While the handler returns and lets go of the request. */
  @Test
  void anotherThreadMayAskAtAnyTime() throws Exception {
    List<CompletableFuture<Headers>> asked = new ArrayList<>();
    fixture.serverInterceptors.add(
        (call, next) -> {
          CompletableFuture<Headers> headers = new CompletableFuture<>();
          asked.add(headers);
          CountDownLatch ready = new CountDownLatch(1);
          new Thread(
                  () -> {
                    ready.countDown();
                    headers.complete(call.headers());
                  })
              .start();
          ready.await();
          next.proceed();
        });
    start();
    for (int i = 0; i < 200; i++) {
      answer = new CompletableFuture<>();
      CompletableFuture<String> result = call("tenant " + i);
      assertThat(asked.get(i).get(30, TimeUnit.SECONDS).asMap())
          .containsOnly(Map.entry("tenant", "tenant " + i));
      answer.complete("done");
      assertThat(result).isCompletedWithValue("done");
    }
  }

  /** What goes with the answer is made by whoever is the first. */
  @Test
  void severalThreadsMayAddToTheAnswerAtOnce() throws Exception {
    start();
    for (int i = 0; i < 100; i++) {
      answer = new CompletableFuture<>();
      CompletableFuture<String> result = call("acme");
      CallContext context = contexts.get(i);
      CountDownLatch go = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      List<CallOutcome> ends = Collections.synchronizedList(new ArrayList<>());
      for (int j = 0; j < 4; j++) {
        String name = "header-" + j;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    return;
                  }
                  context.responseHeader(name, true);
                  context.onEnd(ends::add);
                });
        thread.start();
        threads.add(thread);
      }
      go.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      answer.complete("done");
      assertThat(result).isCompletedWithValue("done");
      assertThat(ends).hasSize(4);
      assertThat(outcomes.get(i).headers().asMap()).hasSize(4);
    }
  }
}
