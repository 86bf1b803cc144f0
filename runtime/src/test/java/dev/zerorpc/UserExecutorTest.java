package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers on threads that the user provides: one a call, as with virtual threads. */
@Timeout(60)
class UserExecutorTest {
  private static final int CALLS = 200;

  @Test
  void threadForEachCallRunsThemAllAtOnce() throws Exception {
    allMeet(task -> new Thread(task).start());
  }

  @Test
  void virtualThreadForEachCallRunsThemAllAtOnce() throws Exception {
    Assumptions.assumeTrue(
        Runtime.version().feature() >= 21, "there are no virtual threads before Java 21");
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    try {
      allMeet(virtual);
    } finally {
      virtual.shutdown();
    }
  }

  /** Every handler waits for all the others: with a thread less nobody would be answered. */
  private static void allMeet(Executor executor) throws Exception {
    CyclicBarrier all = new CyclicBarrier(CALLS);
    LambdaService service = new LambdaService();
    service.add(
        MethodDescriptor.unary("Test", "meet", Codecs.I32).build(),
        call -> {
          all.await(30, TimeUnit.SECONDS);
          call.reply(Codecs.I32, CALLS);
        });
    try (RpcServer server =
            RpcServer.builder()
                .service(service)
                .executor(executor)
                .gracePeriod(Duration.ofSeconds(5))
                .bind("inproc://*")
                .start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      List<CompletableFuture<Object>> answers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        answers.add(client.callAsync("meet"));
      }
      for (CompletableFuture<Object> answer : answers) {
        assertThat(answer.get(40, TimeUnit.SECONDS)).isEqualTo((long) CALLS);
      }
    }
  }
}
