package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zmq.Msg;

/** How much may wait to be read. */
@Timeout(30)
class BacklogTest {
  private static final int LIMIT = 10_000;

  private BooleanSupplier turn = () -> true;
  private final Backlog backlog =
      new Backlog(new ClampingAllocator(100_000), () -> turn.getAsBoolean(), LIMIT);

  @Test
  void countsWhatIsNotReadYet() {
    backlog.allocate(1000);
    backlog.allocate(0);
    assertThat(backlog.unread()).isEqualTo(1000 + 2 * Backlog.FRAME_OVERHEAD);
    backlog.read(1000);
    assertThat(backlog.unread()).isEqualTo(Backlog.FRAME_OVERHEAD);
    backlog.readAll();
    assertThat(backlog.unread()).isZero();
  }

  @Test
  void aClaimThatIsNotBelievedCountsAsAnEmptyFrame() {
    assertThat(backlog.allocate(-1).size()).isZero();
    assertThat(backlog.allocate(1 << 30).size()).isZero();
    assertThat(backlog.unread()).isEqualTo(2 * Backlog.FRAME_OVERHEAD);
  }

  @Test
  void aSingleFrameMayBeLargerThanTheLimit() {
    assertThat(backlog.allocate(5 * LIMIT).size()).isEqualTo(5 * LIMIT);
  }

  @Test
  void thereIsRoomAgainWhenHalfOfItIsRead() throws Exception {
    backlog.allocate(LIMIT);
    CompletableFuture<Msg> next = CompletableFuture.supplyAsync(() -> backlog.allocate(1));
    backlog.read(LIMIT);
    assertThat(next.get(20, TimeUnit.SECONDS).size()).isEqualTo(1);
    assertThat(backlog.unread()).isEqualTo(1 + Backlog.FRAME_OVERHEAD);
  }

  @Test
  void theLoopReadsWhileItWaits() {
    backlog.allocate(LIMIT);
    turn =
        () -> {
          backlog.readAll();
          return true;
        };
    assertThat(backlog.allocate(1).size()).isEqualTo(1);
    assertThat(backlog.unread()).isEqualTo(1 + Backlog.FRAME_OVERHEAD);
  }

  @Test
  void theLoopHasItsTurnNowAndThenThoughThereIsRoom() {
    AtomicInteger turns = new AtomicInteger();
    turn = () -> turns.incrementAndGet() > 0;
    for (int i = 0; i < 4096; i++) {
      backlog.allocate(0);
      backlog.read(0);
    }
    assertThat(turns).hasValue(4);
  }

  @Test
  void itDoesNotWaitForALoopThatCannotRead() {
    turn = () -> false;
    backlog.allocate(LIMIT);
    long start = System.nanoTime();
    backlog.allocate(LIMIT);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(900));
  }

  @Test
  void waitingIsBounded() {
    backlog.allocate(LIMIT);
    long start = System.nanoTime();
    backlog.allocate(LIMIT);
    assertThat(System.nanoTime() - start)
        .as("nobody reads, so it waits, but not for ever")
        .isBetween(TimeUnit.MILLISECONDS.toNanos(900), TimeUnit.SECONDS.toNanos(20));
  }

  @Test
  void aClosedSocketHoldsNobodyUp() {
    backlog.release();
    for (int i = 0; i < 100; i++) {
      backlog.allocate(LIMIT); // a second each, if it waited
    }
    assertThat(backlog.unread()).isGreaterThan(99L * LIMIT);
  }
}
