package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When an endpoint is connected anew; on a clock of its own. */
class ConnectionWatchTest {
  private long now;
  private int attempts;
  private int abandoned;
  private final TimerWheel wheel = new TimerWheel(TimeUnit.MILLISECONDS.toNanos(1), 4096, 0);
  private final IoLoop loop =
      new IoLoop() {
        @Override
        public void execute(Runnable command) {
          throw new UnsupportedOperationException("everything happens on the loop already");
        }

        @Override
        public boolean inLoop() {
          return true;
        }

        @Override
        public TimerWheel timers() {
          return wheel;
        }

        @Override
        public long nanoTime() {
          return now;
        }
      };
  private double random = 1;
  private final ConnectionWatch watch =
      new ConnectionWatch(
          loop,
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          () -> random,
          givenUp -> {
            attempts++;
            if (givenUp) {
              abandoned++;
            }
          });

  private void pass(long millis) {
    for (long i = 0; i < millis; i++) {
      now += TimeUnit.MILLISECONDS.toNanos(1);
      wheel.advance(now);
    }
  }

  @Test
  void aMuteConnectionIsSoonMadeAnewAndASlowLineGetsMoreTimeEachTry() {
    watch.connected(false);
    pass(249);
    assertThat(attempts).isZero();
    pass(1);
    assertThat(attempts).isEqualTo(1);

    watch.connected(false);
    pass(499);
    assertThat(attempts).isEqualTo(1);
    pass(1);
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void aPeerThatHangsUpGetsNoMoreTimeTheNextTry() {
    for (int i = 0; i < 5; i++) {
      watch.connecting();
      watch.connected(false);
      pass(10);
      watch.failed();
      pass(5000);
    }
    assertThat(abandoned).isZero();
    watch.connecting();
    watch.connected(false);
    pass(249);
    assertThat(abandoned).isZero();
    pass(1);
    assertThat(abandoned).isEqualTo(1);
  }

  @Test
  void aGreetingEndsTheWatchAndForgetsEarlierTrouble() {
    watch.connected(false);
    watch.greeted();
    pass(60_000);
    assertThat(attempts).isZero();

    watch.connecting();
    watch.connected(false);
    pass(250);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void attemptsThatGoOnAreLeftAloneAndOnesThatHangAreGivenUp() {
    watch.connecting();
    for (int i = 0; i < 10; i++) {
      pass(9_900);
      watch.connecting();
    }
    assertThat(attempts).isZero();
    pass(10_000);
    assertThat(attempts).isEqualTo(1);
    assertThat(abandoned).isEqualTo(1);
    watch.stop();
    pass(60_000);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void pausesDoubleUpToTheLongestAndAreShortAgainOnceAConnectionWorked() {
    for (long pause : new long[] {100, 200, 400, 800, 1600, 3200, 5000, 5000}) {
      watch.failed();
      int before = attempts;
      pass(pause - 1);
      assertThat(attempts).as("after almost %d ms", pause).isEqualTo(before);
      pass(1);
      assertThat(attempts).isEqualTo(before + 1);
      watch.connecting();
    }
    assertThat(abandoned).isZero();

    watch.connected(false);
    watch.greeted();
    watch.failed();
    int before = attempts;
    pass(100);
    assertThat(attempts).isEqualTo(before + 1);
  }

  @Test
  void aRandomPartOfThePauseIsLeftOut() {
    random = 0;
    watch.failed();
    pass(49);
    assertThat(attempts).isZero();
    pass(1);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void oneFailureThatIsReportedTwiceMakesOnePause() {
    watch.failed();
    pass(50);
    watch.failed();
    watch.connecting();
    pass(50);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void aPatientWatchLeavesAMuteConnectionToTheTransportFirst() {
    watch.connected(true);
    pass(30_000);
    assertThat(attempts).isZero();
    pass(11_000);
    assertThat(attempts).isEqualTo(1);
  }
}
