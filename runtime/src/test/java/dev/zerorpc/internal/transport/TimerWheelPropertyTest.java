package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The wheel does what a plain table of deadlines does, within a tick. */
class TimerWheelPropertyTest {
  private static final int TIMERS = 20;

  private static final class Recorder extends TimerWheel.Timer {
    private final int id;
    private final List<Integer> fired;

    Recorder(int id, List<Integer> fired) {
      this.id = id;
      this.fired = fired;
    }

    @Override
    protected void expired(long nowNanos) {
      fired.add(id);
    }
  }

  @Property(tries = 500)
  void firesNeitherEarlyNorMoreThanATickLate(
      @ForAll long start,
      @ForAll long seed,
      @ForAll @LongRange(min = 1, max = 50) long tick,
      @ForAll @IntRange(min = 0, max = 5) int slotBits) {
    Random random = new Random(seed);
    TimerWheel wheel = new TimerWheel(tick, 1 << slotBits, start);
    List<Integer> fired = new ArrayList<>();
    List<Recorder> timers = new ArrayList<>();
    for (int i = 0; i < TIMERS; i++) {
      timers.add(new Recorder(i, fired));
    }
    // Deadlines and times as offsets from the start, so that the model knows no wrapping around.
    Map<Integer, Long> deadlines = new HashMap<>();
    long now = 0;
    for (int step = 0; step < 200; step++) {
      int id = random.nextInt(TIMERS);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          long deadline = now - 20 + random.nextInt(1000);
          wheel.schedule(timers.get(id), start + deadline);
          // What is due already is due from now.
          deadlines.put(id, Math.max(deadline, now));
        }
        case 2 -> {
          wheel.cancel(timers.get(id));
          deadlines.remove(id);
        }
        default -> {
          long delay = wheel.nextDelayNanos(start + now);
          assertSleepIsShortEnough(deadlines, now, delay, tick);
          now += random.nextInt(100);
          wheel.advance(start + now);
          for (int due : fired) {
            assertThat(deadlines.remove(due)).isNotNull().isLessThanOrEqualTo(now);
          }
          fired.clear();
          for (long deadline : deadlines.values()) {
            assertThat(deadline).isGreaterThan(now - tick);
          }
        }
      }
      for (Recorder timer : timers) {
        assertThat(timer.isScheduled()).isEqualTo(deadlines.containsKey(timer.id));
      }
    }
  }

  private static void assertSleepIsShortEnough(
      Map<Integer, Long> deadlines, long now, long delay, long tick) {
    if (deadlines.isEmpty()) {
      assertThat(delay).isEqualTo(Long.MAX_VALUE);
      return;
    }
    for (long deadline : deadlines.values()) {
      assertThat(now + delay).isLessThan(deadline + tick + 1);
    }
  }
}
