package dev.zerorpc.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.cli.traffic.RecordingScan.Step;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReplayTest {
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final RecordedCall a = new RecordedCall(2, 0, "a");
  private final RecordedCall b = new RecordedCall(3, 1, "b");
  private final RecordedCall c = new RecordedCall(6, 2, "c");

  private void replay(List<Step> steps, java.util.function.Function<RecordedCall, Runnable> calls)
      throws InterruptedException {
    new Replay(steps, new Pace(0, System::nanoTime, nanos -> {}), calls).run();
  }

  @Test
  void whatOverlappedOverlapsAndWhatFollowedFollows() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    replay(
        List.of(
            new Step(a, true),
            new Step(b, true),
            new Step(b, false),
            new Step(a, false),
            new Step(c, true)),
        call ->
            () -> {
              if (call != c) {
                both.countDown();
                await(both);
              }
              log.add(call.method());
            });
    assertThat(log).hasSize(3);
    assertThat(log).last().isEqualTo("c");
  }

  @Test
  void callsWithoutARecordedEndAreWaitedForAtTheEndOnly() throws Exception {
    CountDownLatch last = new CountDownLatch(1);
    replay(
        List.of(new Step(a, true), new Step(c, true), new Step(c, false)),
        call ->
            () -> {
              if (call == a) {
                await(last);
              }
              log.add(call.method());
              last.countDown();
            });
    assertThat(log).containsExactly("c", "a");
  }

  @Test
  void aDefectIsNotSwallowed() {
    assertThatThrownBy(
            () ->
                replay(
                    List.of(new Step(a, true)),
                    call ->
                        () -> {
                          throw new IllegalStateException("defect");
                        }))
        .hasMessage("defect");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
