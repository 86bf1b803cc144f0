package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TaskQueueTest {
  private final TaskQueue queue = new TaskQueue();

  @Test
  void tasksComeInTheirOrder() throws InterruptedException {
    Runnable first = () -> {};
    Runnable second = () -> {};
    assertThat(queue.offer(first)).isTrue();
    assertThat(queue.offer(second)).isTrue();
    assertThat(queue.take()).isSameAs(first);
    assertThat(queue.poll(1, TimeUnit.DAYS)).isSameAs(second);
  }

  @Test
  void whoFindsNothingWaits() throws Exception {
    CompletableFuture<Runnable> taken = new CompletableFuture<>();
    Thread taker =
        new Thread(
            () -> {
              try {
                taken.complete(queue.take());
              } catch (InterruptedException e) {
                taken.completeExceptionally(e);
              }
            });
    taker.start();
    while (taker.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    Runnable task = () -> {};
    assertThat(queue.offer(task)).isTrue();
    assertThat(taken.get()).isSameAs(task);
  }

  @Test
  void theWaitHasAnEnd() throws InterruptedException {
    assertThat(queue.poll(1, TimeUnit.NANOSECONDS)).isNull();
  }
}
