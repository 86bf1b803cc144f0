package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When an endpoint is connected anew; on a clock of its own. */
class ConnectionWatchTest {
  private long now;
  private int attempts;
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
  private final ConnectionWatch watch =
      new ConnectionWatch(loop, Duration.ofSeconds(5), self -> attempts++);

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
  void attemptsThatGoOnAreLeftAloneAndOnesThatStopAreNot() {
    for (int i = 0; i < 10; i++) {
      pass(10_000);
      watch.connecting();
    }
    assertThat(attempts).isZero();
    pass(11_000);
    assertThat(attempts).isEqualTo(1);
    pass(11_000);
    assertThat(attempts).isEqualTo(2);
    watch.stop();
    pass(60_000);
    assertThat(attempts).isEqualTo(2);
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
