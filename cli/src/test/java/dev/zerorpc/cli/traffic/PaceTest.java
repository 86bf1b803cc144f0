package dev.zerorpc.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private long now = 7_000;
  private final List<Long> slept = new ArrayList<>();

  private Pace pace(double speed) {
    return new Pace(
        speed,
        () -> now,
        nanos -> {
          slept.add(nanos);
          now += nanos;
        });
  }

  @Test
  void theFirstCallIsMadeAtOnceAndTheOthersAsFarApartAsTheyWere() throws Exception {
    Pace pace = pace(1);
    pace.await(500);
    pace.await(2_500);
    now += 1_000_000;
    pace.await(4_500);
    // 4 ms have passed; now 13: too late for what comes next, and in time for what comes then.
    now += 9_000_000;
    pace.await(5_000);
    pace.await(14_500);
    assertThat(slept).containsExactly(2_000_000L, 1_000_000L, 1_000_000L);
  }

  @Test
  void theSpeedDividesAllPauses() throws Exception {
    Pace pace = pace(4);
    pace.await(0);
    pace.await(1_000);
    assertThat(slept).containsExactly(250_000L);
    assertThat(pace.elapsed()).isEqualTo(250_000L);
  }

  @Test
  void withSpeedZeroNothingIsWaitedFor() throws Exception {
    Pace pace = pace(0);
    pace.await(0);
    pace.await(Long.MAX_VALUE / 2);
    assertThat(slept).isEmpty();
  }
}
