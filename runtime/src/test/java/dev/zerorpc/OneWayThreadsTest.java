package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which threads run the handlers of pullers and subscribers, and what becomes of them at the end.
 */
@Timeout(120)
@SuppressWarnings("try") // What close does is among what is tested.
class OneWayThreadsTest {
  private static final String ANY_PORT = "tcp://127.0.0.1:*";
  private static final int MANY = 50_000;

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  private static LambdaService service(LambdaService.Handler handler) {
    return new LambdaService()
        .add(MethodDescriptor.oneWay("Test", "work").parameter("number").build(), handler);
  }

  private static int number(ServerCall call) {
    return call.arguments().parameter("number").readI32();
  }

  private LambdaService named() {
    return service(
        call -> {
          seen.add(number(call) + " " + Thread.currentThread().getName());
          call.reply();
        });
  }

  private String await() throws InterruptedException {
    String message = seen.poll(30, TimeUnit.SECONDS);
    assertThat(message).as("a message").isNotNull();
    return String.valueOf(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {ANY_PORT, "inproc://*"})
  void inlineHandlersGetEveryMessageOnceAndInOrderOnTheThreadThatReceives(String anywhere)
      throws Exception {
    BitSet numbers = new BitSet();
    Map<String, Integer> threads = new ConcurrentHashMap<>();
    int[] state = new int[2];
    CountDownLatch done = new CountDownLatch(1);
    LambdaService service =
        service(
            call -> {
              int number = number(call);
              state[0] += number < state[1] ? 1 : 0;
              state[1] = number;
              numbers.set(number);
              threads.merge(Thread.currentThread().getName(), 1, Integer::sum);
              call.reply();
              if (number == MANY - 1) {
                done.countDown();
              }
            });
    try (Puller puller =
            Puller.builder()
                .service(InlineHandlers.of(service))
                .queueLimit(3)
                .bind(anywhere)
                .start();
        Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      for (int i = 0; i < MANY; i++) {
        pusher.send("work", i);
      }
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      puller.close();

      assertThat(numbers.cardinality()).isEqualTo(MANY);
      assertThat(state[0]).as("messages out of order").isZero();
      assertThat(puller.handledMessages()).isEqualTo(MANY);
      assertThat(puller.activeMessages()).isZero();
      assertThat(threads).hasSize(1);
      assertThat(threads.keySet().iterator().next()).doesNotContain("puller");
    }
  }

  @Test
  void aSubscriberHasInlineHandlersTooAndOthersBesideThem() throws Exception {
    try (Publisher publisher = Publisher.builder().bind(ANY_PORT).build();
        Subscriber subscriber =
            Subscriber.builder()
                .service(InlineHandlers.of(named()))
                .service("other", named())
                .connect(publisher.endpoints().get(0))
                .start()) {
      while (subscriber.receivedMessages() == 0) {
        publisher.send("work", 0);
        seen.poll(5, TimeUnit.MILLISECONDS);
      }
      publisher.send("work", 1);
      publisher.send("other.work", 2);
      String one;
      do {
        one = await();
      } while (one.startsWith("0 "));
      assertThat(List.of(one, await()))
          .anySatisfy(message -> assertThat(message).startsWith("1 zerorpc-io-"))
          .anySatisfy(message -> assertThat(message).startsWith("2 zerorpc-subscriber-"));
    }
  }

  @Test
  void whoeverWaitsInAnInlineHandlerIsTold() throws Exception {
    LambdaService waiting =
        service(
            call -> {
              try (RpcClient client = RpcClient.connect("inproc://nobody")) {
                client.call("anything");
              } catch (IllegalStateException e) {
                seen.add(String.valueOf(e.getMessage()));
              }
              call.reply();
            });
    try (Puller puller =
            Puller.builder().service(InlineHandlers.of(waiting)).bind(ANY_PORT).start();
        Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      pusher.send("work", 1);

      assertThat(await()).contains("Test.work runs on the puller's I/O thread and must not wait");
    }
  }

  @Test
  void aPullerMayBeClosedByItsInlineHandler() throws Exception {
    CompletableFuture<Puller> self = new CompletableFuture<>();
    LambdaService closing =
        service(
            call -> {
              self.get().close();
              call.reply();
            });
    Puller puller = Puller.builder().service(InlineHandlers.of(closing)).bind(ANY_PORT).start();
    self.complete(puller);
    try (Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      pusher.send("work", 1);
      puller.awaitTermination();
    }
    assertThat(puller.handledMessages()).isEqualTo(1);
  }

  @Test
  void noMessageWaitsBehindAnotherWhileAThreadIsIdle() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    LambdaService meeting =
        service(
            call -> {
              together.await(30, TimeUnit.SECONDS);
              call.reply();
            });
    try (Puller puller = Puller.builder().service(meeting).threads(4).bind("inproc://*").start();
        Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      for (int i = 0; i < 400; i++) {
        pusher.send("work", i);
      }
      while (puller.handledMessages() + puller.failedMessages() < 400) {
        Thread.onSpinWait();
      }
      assertThat(puller.failedMessages()).isZero();
    }
  }

  @Test
  void aUsersExecutorRunsAsManyAtATimeAsItLikes() throws Exception {
    CyclicBarrier together = new CyclicBarrier(20);
    LambdaService meeting =
        service(
            call -> {
              together.await(30, TimeUnit.SECONDS);
              call.reply();
            });
    ExecutorService executor = Executors.newCachedThreadPool();
    try (Puller puller =
            Puller.builder().service(meeting).executor(executor).bind("inproc://*").start();
        Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      for (int i = 0; i < 200; i++) {
        pusher.send("work", i);
      }
      while (puller.handledMessages() + puller.failedMessages() < 200) {
        Thread.onSpinWait();
      }
      assertThat(puller.failedMessages()).isZero();
    } finally {
      executor.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closingInterruptsWhatRunsAndDropsWhatWaits(boolean usersExecutor) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    LambdaService stuck =
        service(
            call -> {
              CallContext context = CallContext.current();
              CompletableFuture<String> told = new CompletableFuture<>();
              context.onCancel(() -> told.complete("given up"));
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                cancelled.complete(context.isCancelled());
              }
              call.reply();
            });
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Puller.Builder builder =
          Puller.builder().service(stuck).gracePeriod(Duration.ofMillis(20)).bind("inproc://*");
      Puller puller = (usersExecutor ? builder.executor(executor) : builder).start();
      try (Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
        for (int i = 0; i < 5; i++) {
          pusher.send("work", i);
        }
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        while (puller.receivedMessages() < 5) {
          Thread.onSpinWait();
        }
        puller.close();
      }
      assertThat(cancelled.get(30, TimeUnit.SECONDS)).isTrue();
      assertThat(puller.handledMessages()).isEqualTo(1);
      assertThat(puller.activeMessages()).isZero();
      boolean interrupted = executor.submit(Thread::interrupted).get(30, TimeUnit.SECONDS);
      assertThat(interrupted).as("the user's thread afterwards").isFalse();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void actionsOfAHandlerRunWhenItEndsOrIsGivenUp() throws Exception {
    CompletableFuture<String> never = new CompletableFuture<>();
    CountDownLatch answersLater = new CountDownLatch(1);
    LambdaService service =
        new LambdaService()
            .add(
                MethodDescriptor.oneWay("Test", "end").build(),
                call -> {
                  CallContext context = CallContext.current();
                  context.onEnd(outcome -> seen.add("end " + outcome.failure()));
                  context.onCancel(() -> seen.add("must not run"));
                  call.reply();
                })
            .add(
                MethodDescriptor.oneWay("Test", "fail").build(),
                call -> {
                  CallContext.current().onEnd(outcome -> seen.add("fail " + outcome.failure()));
                  throw new IllegalStateException("on purpose");
                })
            .add(
                MethodDescriptor.unary("Test", "later", Codecs.STRING).build(),
                call -> {
                  CallContext.current().onCancel(() -> seen.add("cancelled"));
                  call.replyWith(Codecs.STRING, never);
                  answersLater.countDown();
                });
    Puller puller =
        Puller.builder()
            .service(service)
            .gracePeriod(Duration.ofMillis(20))
            .bind("inproc://*")
            .start();
    try (Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      pusher.send("end");
      pusher.send("fail");
      pusher.send("later");
      assertThat(await()).isEqualTo("end null");
      assertThat(await()).isEqualTo("fail java.lang.IllegalStateException: on purpose");
      assertThat(answersLater.await(30, TimeUnit.SECONDS)).isTrue();
      puller.close();
      assertThat(await()).isEqualTo("cancelled");
      // It is cancelled after that, on the same thread.
      assertThatThrownBy(() -> never.get(30, TimeUnit.SECONDS))
          .isInstanceOf(CancellationException.class);
      assertThat(seen).isEmpty();
    }
  }
}
