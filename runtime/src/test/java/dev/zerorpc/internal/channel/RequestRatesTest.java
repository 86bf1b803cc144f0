package dev.zerorpc.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.transport.Envelope;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a peer has sent too many requests. */
class RequestRatesTest {
  private static final Envelope PEER = new Envelope(List.of(new byte[] {1}));

  private final RequestRates rates = new RequestRates(10);
  private long now = -5; // where a clock begins says nothing

  private int taken(Envelope peer, int attempts) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      taken += rates.take(peer, now) ? 1 : 0;
    }
    return taken;
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void aSecondsWorthMayComeAtOnce() {
    assertThat(taken(PEER, 100)).isEqualTo(10);
    assertThat(taken(PEER, 1)).isZero();
  }

  @Test
  void whatWasTakenComesBackAtTheRate() {
    taken(PEER, 10);
    pass(99);
    assertThat(taken(PEER, 1)).isZero();
    pass(1);
    assertThat(taken(PEER, 5)).isEqualTo(1);
    pass(350);
    assertThat(taken(PEER, 5)).isEqualTo(3);
  }

  @Test
  void whoWasQuietForLongHasASecondsWorthAndNoMore() {
    taken(PEER, 10);
    pass(3_600_000);
    assertThat(taken(PEER, 100)).isEqualTo(10);
  }

  @Test
  void refusedRequestsCostNothing() {
    taken(PEER, 10);
    for (int i = 0; i < 10; i++) {
      pass(9);
      assertThat(taken(PEER, 1000)).isZero();
    }
    pass(10);
    assertThat(taken(PEER, 1000)).isEqualTo(1);
  }

  @Test
  void aSteadyPeerAtTheRateIsNeverRefused() {
    for (int i = 0; i < 1000; i++) {
      assertThat(taken(PEER, 1)).isEqualTo(1);
      pass(100);
    }
  }

  @Test
  void theHighestRateIsATokenEachNanosecond() {
    RequestRates fast = new RequestRates(1_000_000_000);
    for (int i = 0; i < 100_000; i++) {
      assertThat(fast.take(PEER, now)).isTrue();
    }
  }

  @Test
  void peersThatAreQuietForASecondAreForgotten() {
    for (int i = 0; i < 1000; i++) {
      rates.take(new Envelope(List.of(new byte[] {(byte) i, (byte) (i >> 8)})), now);
    }
    assertThat(rates.peers()).isEqualTo(1000);
    taken(PEER, 10);
    pass(1000);
    assertThat(taken(PEER, 1)).isEqualTo(1);
    assertThat(rates.peers()).isEqualTo(1);
  }
}
