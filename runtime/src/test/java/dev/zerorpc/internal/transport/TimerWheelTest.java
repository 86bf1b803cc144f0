package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
  private static final long TICK = 10;
  private static final int SLOTS = 8;

  private final List<String> fired = new ArrayList<>();

  private final class Named extends TimerWheel.Timer {
    private final String name;
    private Runnable then = () -> {};

    Named(String name) {
      this.name = name;
    }

    Named then(Runnable action) {
      then = action;
      return this;
    }

    @Override
    protected void expired(long nowNanos) {
      fired.add(name);
      then.run();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, -1_000, Long.MAX_VALUE - 55, Long.MIN_VALUE})
  void firesAtItsTickAndNeverEarly(long start) {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, start);
    wheel.schedule(new Named("exact"), start + 30);
    wheel.schedule(new Named("rounded up"), start + 31);

    wheel.advance(start + 29);
    assertThat(fired).isEmpty();
    wheel.advance(start + 30);
    assertThat(fired).containsExactly("exact");
    wheel.advance(start + 39);
    assertThat(fired).hasSize(1);
    wheel.advance(start + 40);
    assertThat(fired).containsExactly("exact", "rounded up");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - 333})
  void aDeadlineBeyondOneTurnWaitsForItsTurn(long start) {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, start);
    wheel.schedule(new Named("near"), start + 20);
    wheel.schedule(new Named("a turn later"), start + 20 + TICK * SLOTS);
    wheel.schedule(new Named("five turns later"), start + 20 + 5 * TICK * SLOTS);

    wheel.advance(start + 20);
    assertThat(fired).containsExactly("near");
    wheel.advance(start + 20 + TICK * SLOTS);
    assertThat(fired).containsExactly("near", "a turn later");
    wheel.advance(start + 19 + 5 * TICK * SLOTS);
    assertThat(fired).hasSize(2);
    wheel.advance(start + 20 + 5 * TICK * SLOTS);
    assertThat(fired).hasSize(3);
  }

  @Test
  void aCallAfterALongPauseFiresAllThatWasDue() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 0);
    for (int i = 0; i < 100; i++) {
      wheel.schedule(new Named("t" + i), i * 7L);
    }
    wheel.advance(100_000);
    assertThat(fired).hasSize(100).doesNotHaveDuplicates();
    assertThat(wheel.nextDelayNanos(100_000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void cancelledAndMovedTimersDoNotFireAtTheirOldTime() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 0);
    Named cancelled = new Named("cancelled");
    Named moved = new Named("moved");
    wheel.schedule(cancelled, 20);
    wheel.schedule(moved, 20);
    wheel.cancel(cancelled);
    wheel.cancel(cancelled);
    wheel.schedule(moved, 50);

    assertThat(cancelled.isScheduled()).isFalse();
    assertThat(moved.isScheduled()).isTrue();
    assertThat(wheel.nextDelayNanos(0)).isEqualTo(50);
    wheel.advance(49);
    assertThat(fired).isEmpty();
    wheel.advance(50);
    assertThat(fired).containsExactly("moved");
    assertThat(moved.isScheduled()).isFalse();
  }

  @Test
  void aTimerMayScheduleItselfAndCancelOthersThatAreDueToo() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 0);
    Named victim = new Named("victim");
    Named periodic = new Named("periodic");
    periodic.then(
        () -> {
          wheel.cancel(victim);
          // Due already: it must come at the next tick and not in an endless round.
          wheel.schedule(periodic, 0);
        });
    wheel.schedule(periodic, 10);
    wheel.schedule(victim, 10);

    wheel.advance(15);
    assertThat(fired).containsExactly("periodic");
    wheel.advance(20);
    wheel.advance(30);
    assertThat(fired).containsExactly("periodic", "periodic", "periodic");
  }

  @Test
  void aTimerThatThrowsDoesNotTakeTheOthersAlong() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 0);
    wheel.schedule(
        new Named("bad")
            .then(
                () -> {
                  throw new IllegalStateException("on purpose");
                }),
        10);
    wheel.schedule(new Named("good"), 10);

    assertThatThrownBy(() -> wheel.advance(10)).hasMessage("on purpose");
    assertThat(wheel.nextDelayNanos(10)).isZero();
    wheel.advance(10);
    assertThat(fired).containsExactly("bad", "good");
  }

  @Test
  void sleepsUntilATimerIsDueHoweverManyTurnsAway() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 0);
    assertThat(wheel.nextDelayNanos(5)).isEqualTo(Long.MAX_VALUE);
    long far = 20 + 3 * TICK * SLOTS;
    wheel.schedule(new Named("far"), far);
    wheel.schedule(new Named("farther, in the same slot"), far + TICK * SLOTS);
    wheel.schedule(new Named("farther"), far + TICK);

    assertThat(wheel.nextDelayNanos(5)).isEqualTo(far - 5);
    // Somebody else woke the loop a turn later, and nothing has changed.
    wheel.advance(20 + TICK * SLOTS);
    assertThat(wheel.nextDelayNanos(20 + TICK * SLOTS)).isEqualTo(2 * TICK * SLOTS);
    wheel.advance(far);
    assertThat(fired).containsExactly("far");
    assertThat(wheel.nextDelayNanos(far)).isEqualTo(TICK);
    wheel.advance(far + TICK);
    assertThat(wheel.nextDelayNanos(far + TICK)).isEqualTo(TICK * (SLOTS - 1));
  }

  @Test
  void aCancelledTimerWakesOnceAtTheMost() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 0);
    Named cancelled = new Named("cancelled");
    wheel.schedule(cancelled, 20);
    wheel.schedule(new Named("in the same slot"), 20 + TICK * SLOTS);
    wheel.cancel(cancelled);

    assertThat(wheel.nextDelayNanos(0)).isEqualTo(20);
    wheel.advance(20);
    assertThat(fired).isEmpty();
    assertThat(wheel.nextDelayNanos(20)).isEqualTo(TICK * SLOTS);
  }

  @Test
  void amongManyFarTimersItSleepsLessThanItCouldButReachesThem() {
    int slots = 256;
    TimerWheel wheel = new TimerWheel(TICK, slots, 0);
    long turns = 5 * TICK * slots;
    for (int i = 1; i <= slots; i++) {
      wheel.schedule(new Named("t" + i), turns + i * TICK);
    }

    int wakeUps = 0;
    long now = 0;
    for (; fired.isEmpty(); wakeUps++) {
      long delay = wheel.nextDelayNanos(now);
      assertThat(delay).isPositive();
      now += delay;
      wheel.advance(now);
    }
    assertThat(now).isEqualTo(turns + TICK);
    assertThat(wakeUps).as("one in dozens of ticks").isLessThan(5 * slots / 32);
  }

  @Test
  void aTimeInThePastChangesNothing() {
    TimerWheel wheel = new TimerWheel(TICK, SLOTS, 1000);
    wheel.schedule(new Named("t"), 900);
    wheel.advance(500);
    assertThat(fired).isEmpty();
    wheel.advance(1010);
    assertThat(fired).containsExactly("t");
  }

  @Test
  void aDeadlineHalfOfForeverAwayIsNotDue() {
    TimerWheel wheel = new TimerWheel(1_000_000, 4096, 77);
    wheel.schedule(new Named("t"), 77 + Long.MAX_VALUE / 2);
    wheel.advance(77 + Long.MAX_VALUE / 4);
    assertThat(fired).isEmpty();
  }

  @Test
  void rejectsWhatIsNoWheel() {
    assertThatThrownBy(() -> new TimerWheel(0, 8, 0)).hasMessageContaining("at least 1 ns");
    assertThatThrownBy(() -> new TimerWheel(1, 12, 0)).hasMessageContaining("power of two");
  }
}
