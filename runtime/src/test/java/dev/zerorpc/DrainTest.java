package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server that is closed under running calls of every kind leaves nothing behind. */
@Timeout(120)
class DrainTest {
  private static final int CYCLES = 5;
  private static final int CALLS_OF_A_KIND = 8;
  private static final int KINDS = 4;

  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger streamsEnded = new AtomicInteger();
  private final AtomicInteger futuresCancelled = new AtomicInteger();

  private LambdaService service(CountDownLatch entered, CountDownLatch release) {
    return new LambdaService()
        .add(
            MethodDescriptor.unary("Test", "ends_in_time", Codecs.I32).build(),
            call -> {
              entered.countDown();
              release.await();
              call.reply(Codecs.I32, 1);
            })
        .add(
            MethodDescriptor.unary("Test", "blocks", Codecs.VOID).build(),
            call -> {
              entered.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.incrementAndGet();
              }
            })
        .add(
            MethodDescriptor.unary("Test", "never", Codecs.I32).build(),
            call -> {
              CompletableFuture<Integer> never = new CompletableFuture<>();
              CompletableFuture<Integer> counted =
                  never.whenComplete(
                      (value, failure) -> futuresCancelled.addAndGet(never.isCancelled() ? 1 : 0));
              assertThat(counted).isNotDone();
              call.replyWith(Codecs.I32, never);
              entered.countDown();
            })
        .add(
            MethodDescriptor.stream("Test", "endless", Codecs.I32).build(),
            call -> {
              call.replyAll(
                  Codecs.I32,
                  RpcStream.from(
                      IntStream.iterate(0, i -> i + 1).boxed().iterator(),
                      streamsEnded::incrementAndGet));
              entered.countDown();
            });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsLeftOfAServerThatWasClosedUnderItsCalls() throws Exception {
    closeUnderCalls(); // loads what is loaded once
    Set<Thread> threads = threads();
    long descriptors = descriptors();

    for (int i = 0; i < CYCLES; i++) {
      closeUnderCalls();
    }

    assertThat(threads()).isSubsetOf(threads);
    // One cycle has more than ten; a few belong to class loading and the like.
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 5);
    int all = (CYCLES + 1) * CALLS_OF_A_KIND;
    assertThat(interrupted).hasValue(all);
    assertThat(futuresCancelled).hasValue(all);
    assertThat(streamsEnded).hasValue(all);
  }

  private void closeUnderCalls() throws Exception {
    CountDownLatch entered = new CountDownLatch(KINDS * CALLS_OF_A_KIND);
    CountDownLatch release = new CountDownLatch(1);
    RpcServer server =
        RpcServer.builder()
            .service(service(entered, release))
            .bind("tcp://127.0.0.1:*")
            .gracePeriod(Duration.ofMillis(300))
            .start();
    String endpoint = server.endpoints().get(0);
    try (RpcClient client = RpcClient.connect(endpoint)) {
      List<CompletableFuture<Object>> ending = new ArrayList<>();
      List<CompletableFuture<Object>> others = new ArrayList<>();
      List<RpcStream<Object>> streams = new ArrayList<>();
      for (int i = 0; i < CALLS_OF_A_KIND; i++) {
        ending.add(client.callAsync("ends_in_time"));
        others.add(client.callAsync("blocks"));
        others.add(client.callAsync("never"));
        streams.add(client.stream("endless"));
      }
      for (RpcStream<Object> stream : streams) {
        assertThat(stream.iterator().next()).isEqualTo(0L);
      }
      assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(server::close, task -> new Thread(task, "closing").start());
      release.countDown();
      closing.get(30, TimeUnit.SECONDS);

      assertThat(server.activeCalls()).isZero();
      for (CompletableFuture<Object> answer : ending) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(1L);
      }
      for (CompletableFuture<Object> answer : others) {
        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
            .hasMessageContaining("the server is being closed");
      }
      streams.forEach(RpcStream::close);
    }
    // The port is free at once.
    RpcServer.builder().service(service(entered, release)).bind(endpoint).start().close();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("zerorpc"))
        .collect(Collectors.toSet());
  }

  private static long descriptors() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
