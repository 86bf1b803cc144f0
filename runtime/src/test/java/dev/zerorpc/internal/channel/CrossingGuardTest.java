package dev.zerorpc.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CrossingGuardTest {
  private final CrossingGuard guard = new CrossingGuard(millis(5000), 0);

  private static long millis(long number) {
    return TimeUnit.MILLISECONDS.toNanos(number);
  }

  @Test
  void nothingIsInTheWayOfTheFirstEvent() {
    assertThat(guard.delay(0)).isZero();
    guard.received();
    assertThat(guard.delay(millis(1))).isZero();
  }

  @Test
  void aGrantIsOnItsWayUntilAnItemComesThatOnlyItAllowed() {
    guard.received();
    guard.granted(2, 0);
    assertThat(guard.delay(0)).isEqualTo(millis(1000));
    guard.received();
    assertThat(guard.delay(millis(1))).isZero();

    guard.granted(3, millis(2));
    guard.received();
    assertThat(guard.delay(millis(2))).as("allowed by the first grant").isEqualTo(millis(1000));
    guard.received();
    assertThat(guard.delay(millis(2))).isZero();
  }

  @Test
  void aGrantOfWhichNothingIsHeardHasHadTimeEnoughAfterASecond() {
    guard.granted(100, 0);
    assertThat(guard.delay(millis(999))).isEqualTo(millis(1));
    assertThat(guard.delay(millis(1000))).isZero();
  }

  @Test
  void anItemSaysNothingOfAHeartbeat() {
    guard.beaten(0);
    guard.received();
    assertThat(guard.delay(0)).isEqualTo(millis(50));
    assertThat(guard.delay(millis(50))).isZero();
  }

  @Test
  void theLongerWaitCounts() {
    guard.granted(100, 0);
    guard.beaten(millis(980));
    assertThat(guard.delay(millis(990))).isEqualTo(millis(40));
  }

  @Test
  void shortHeartbeatsMakeShortWaits() {
    CrossingGuard quick = new CrossingGuard(millis(60), 0);
    quick.granted(100, 0);
    assertThat(quick.delay(0)).isEqualTo(millis(30));
    CrossingGuard none = new CrossingGuard(0, 0);
    none.granted(100, 0);
    assertThat(none.delay(0)).isEqualTo(millis(1000));
  }

  @Test
  void nothingWaitsOnceTheServerHasGrantedSomethingItself() {
    guard.granted(100, 0);
    guard.beaten(0);
    guard.lift();
    assertThat(guard.delay(0)).isZero();
    guard.granted(100, 0);
    assertThat(guard.delay(0)).isZero();
  }
}
