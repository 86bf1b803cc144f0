package dev.zerorpc.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Times are in tenths of an interval, starting near the wrap-around of the clock. */
class HeartbeatMonitorTest {
  // Not a constant expression: sums with it overflow, as the clock may.
  private static final long START = Long.valueOf(Long.MAX_VALUE - 25);
  private static final long INTERVAL = 10;

  @Test
  void beatsFirstAfterOneIntervalAndThenOnceAnInterval() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);

    assertThat(beats(monitor, 35)).containsExactly(10L, 20L, 30L);
  }

  @Test
  void oneBeatIsSentAfterALongPauseAndNotOneForEachMissedInterval() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);

    assertThat(monitor.takeBeat(START + 95)).isTrue();
    assertThat(monitor.takeBeat(START + 95)).isFalse();
    assertThat(monitor.takeBeat(START + 105)).isTrue();
  }

  @Test
  void passiveSideBeatsOnlyAfterThePeersFirstBeatAndThenOneIntervalLater() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, true, false, START);

    assertThat(monitor.takeBeat(START + 15)).isFalse();
    monitor.heardBeat(START + 15);
    assertThat(monitor.takeBeat(START + 24)).isFalse();
    assertThat(monitor.takeBeat(START + 25)).isTrue();
  }

  @Test
  void peerThatWasNeverHeardHasThreeIntervals() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);

    assertThat(monitor.loss(START + 29)).isNull();
    assertThat(monitor.loss(START + 30)).isEqualTo(Loss.Reason.NEVER_HEARD);
  }

  @Test
  void passivePythonClientWhoseFirstBeatComesAfterTwoIntervalsAndItsWaySurvives() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);

    assertThat(monitor.loss(START + 22)).isNull();
    monitor.heardBeat(START + 22);
    assertThat(monitor.loss(START + 32)).isNull();
  }

  @Test
  void peerThatBeatsEvery16TenthsSurvivesAndIsLostAfterItFallsSilent() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);
    for (long now = 16; now <= 160; now += 16) {
      assertThat(monitor.loss(START + now)).isNull();
      monitor.heardBeat(START + now);
    }

    assertThat(monitor.loss(START + 160 + 24)).isNull();
    assertThat(monitor.loss(START + 160 + 25)).isEqualTo(Loss.Reason.SILENT);
    assertThat(monitor.silence(START + 160 + 25)).isEqualTo(25);
  }

  @Test
  void anyTrafficIsASignOfLife() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);
    monitor.heard(START + 20);

    assertThat(monitor.loss(START + 44)).isNull();
    assertThat(monitor.loss(START + 45)).isEqualTo(Loss.Reason.SILENT);
  }

  @Test
  void versionOnePeerIsNeverLostBeforeItsFirstBeatAndNormallyAfterIt() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, true, true, START);

    assertThat(monitor.loss(START + 1000)).isNull();
    monitor.heardBeat(START + 1000);
    assertThat(monitor.loss(START + 1025)).isEqualTo(Loss.Reason.SILENT);
  }

  @Test
  void askedOnlyWhenItSaysSoItMissesNoBeatAndNoLoss() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);
    List<Long> beats = new ArrayList<>();
    long now = START;
    while (monitor.loss(now) == null) {
      now = monitor.nextCheck();
      if (monitor.takeBeat(now)) {
        beats.add(now - START);
      }
    }

    assertThat(beats).containsExactly(10L, 20L, 30L);
    assertThat(now - START).isEqualTo(30);
  }

  @Test
  void restartCountsFromTheMomentTheRequestLeft() {
    HeartbeatMonitor monitor = new HeartbeatMonitor(INTERVAL, false, false, START);
    monitor.restart(START + 28);

    assertThat(monitor.loss(START + 57)).isNull();
    assertThat(monitor.loss(START + 58)).isEqualTo(Loss.Reason.NEVER_HEARD);
  }

  @Test
  void beatsOfManyChannelsGoTogetherAFiftiethOfTheIntervalLateAtTheMost() {
    long second = TimeUnit.SECONDS.toNanos(1);
    for (long interval : List.of(second / 10, second, 5 * second, 60 * second)) {
      Set<Long> times = new HashSet<>();
      for (int i = 0; i < 1000; i++) {
        long opened = START + i * (interval / 1000) + 7;
        long check = new HeartbeatMonitor(interval, false, false, opened).nextCheck();
        assertThat(check - (opened + interval))
            .isBetween(0L, Math.min(interval / 50, second / 10) - 1);
        times.add(check);
      }
      assertThat(times)
          .as("interval %d", interval)
          .hasSizeLessThanOrEqualTo((int) Math.max(51, interval / (second / 10) + 1));
    }
  }

  @Test
  void beatsThatWaitForEachOtherKeepTheInterval() {
    long interval = TimeUnit.SECONDS.toNanos(5);
    HeartbeatMonitor monitor = new HeartbeatMonitor(interval, false, false, START);
    for (int i = 1; i <= 1000; i++) {
      long check = monitor.nextCheck();
      assertThat(check - (START + i * interval))
          .isBetween(0L, TimeUnit.MILLISECONDS.toNanos(100) - 1);
      assertThat(monitor.takeBeat(check)).isTrue();
      assertThat(monitor.heardBeat(check)).as("whether it must be asked earlier").isFalse();
    }
  }

  @Test
  void lossIsNoticedAHundredthOfTheIntervalLateAtTheMost() {
    long interval = TimeUnit.SECONDS.toNanos(5);
    HeartbeatMonitor monitor = new HeartbeatMonitor(interval, true, false, START + 1);

    assertThat(monitor.nextCheck() - (START + 1 + 3 * interval))
        .isBetween(0L, TimeUnit.MILLISECONDS.toNanos(50) - 1);
  }

  @Test
  void firstBeatOfAPeerThatWasWaitedForBringsTheNextCheckForward() {
    HeartbeatMonitor passive = new HeartbeatMonitor(INTERVAL, true, false, START);
    assertThat(passive.nextCheck() - START).isEqualTo(30);
    assertThat(passive.heardBeat(START + 15)).isTrue();
    assertThat(passive.nextCheck() - START).isEqualTo(25);
    assertThat(passive.heardBeat(START + 24)).isFalse();

    HeartbeatMonitor patient = new HeartbeatMonitor(INTERVAL, false, true, START);
    assertThat(patient.heardBeat(START + 5)).isTrue();
  }

  private static List<Long> beats(HeartbeatMonitor monitor, long until) {
    List<Long> beats = new ArrayList<>();
    for (long now = 0; now <= until; now++) {
      if (monitor.takeBeat(START + now)) {
        beats.add(now);
      }
    }
    return beats;
  }
}
