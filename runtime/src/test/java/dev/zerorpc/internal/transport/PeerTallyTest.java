package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What each peer has. */
class PeerTallyTest {
  private final PeerTally tally = new PeerTally();

  private static Envelope peer(int number) {
    return new Envelope(List.of(new byte[] {(byte) (number >> 8), (byte) number}));
  }

  @Test
  void eachPeerHasItsOwn() {
    tally.add(peer(1), 5);
    tally.add(peer(2), 7);
    tally.add(peer(1), 1);
    tally.subtract(peer(2), 3);
    assertThat(tally.of(peer(1))).isEqualTo(6);
    assertThat(tally.of(peer(2))).isEqualTo(4);
    assertThat(tally.of(peer(3))).isZero();
  }

  @Test
  void onlyAFewThatHaveNothingAreRemembered() {
    for (int i = 0; i < 1000; i++) {
      tally.add(peer(i), 1);
    }
    for (int i = 0; i < 1000; i++) {
      tally.subtract(peer(i), 1);
      assertThat(tally.of(peer(i))).isZero();
    }
    assertThat(tally.size()).isEqualTo(16);
  }

  @Test
  void whoHasSomethingIsNeverForgotten() {
    for (int i = 0; i < 1000; i++) {
      tally.add(peer(i), i + 1);
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(tally.of(peer(i))).isEqualTo(i + 1);
    }
  }
}
