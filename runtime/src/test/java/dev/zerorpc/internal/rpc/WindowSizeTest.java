package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowSizeTest {
  private static final long QUICK = WindowSize.QUICK_NANOS - 1;
  private static final long SLOW = WindowSize.SLOW_NANOS + 1;
  private static final long NEITHER = WindowSize.QUICK_NANOS + 1;

  private long now = Long.MAX_VALUE - QUICK; // The clock may wrap around.
  private final WindowSize size = WindowSize.automatic(() -> now);

  /** A reader has taken a hundred items in that time, and is granted more. */
  private int grant(long nanosLater, int itemBytes) {
    now += nanosLater;
    for (int i = 0; i < 100; i++) {
      size.taken(itemBytes);
    }
    return size.next(40);
  }

  @Test
  void aQuickReaderGetsMoreAtATimeUpToALimit() {
    assertThat(size.items()).isEqualTo(100);
    assertThat(grant(QUICK, 50)).as("nothing is known yet").isEqualTo(100);
    assertThat(grant(QUICK, 50)).isEqualTo(200);
    assertThat(grant(QUICK, 50)).isEqualTo(400);
    assertThat(grant(QUICK, 50)).isEqualTo(800);
    assertThat(grant(QUICK, 50)).isEqualTo(800);
    assertThat(size.items()).isEqualTo(800);
  }

  @Test
  void aSlowReaderGetsLessAgainAndOneInBetweenWhatItHas() {
    grant(0, 50);
    grant(QUICK, 50);
    assertThat(grant(QUICK, 50)).isEqualTo(400);
    assertThat(grant(NEITHER, 50)).isEqualTo(400);
    assertThat(grant(SLOW, 50)).isEqualTo(200);
    assertThat(grant(SLOW, 50)).isEqualTo(100);
    assertThat(grant(SLOW, 50)).isEqualTo(100);
  }

  @Test
  void largeItemsDoNotFillTheMemory() {
    grant(0, 50);
    assertThat(grant(QUICK, 2048)).isEqualTo(128);
    assertThat(grant(QUICK, 50)).isEqualTo(256);
    assertThat(grant(NEITHER, 1024)).isEqualTo(256);
    assertThat(grant(NEITHER, 100_000)).as("no less than it began with").isEqualTo(100);
  }

  @Test
  void theWindowStaysLargerThanTwiceWhatIsOwed() {
    grant(0, 50);
    grant(QUICK, 50);
    assertThat(grant(QUICK, 50)).isEqualTo(400);
    now += SLOW;
    assertThat(size.next(199)).isEqualTo(399);
  }

  @Test
  void whatWasAskedForStays() {
    WindowSize asked = WindowSize.of(7);
    for (int i = 0; i < 5; i++) {
      asked.taken(10);
      assertThat(asked.next(3)).isEqualTo(7);
    }
  }
}
