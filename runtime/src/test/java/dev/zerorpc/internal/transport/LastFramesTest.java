package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many frames of connections that broke are read, whatever the others have had. */
class LastFramesTest {
  private final ZmqLoop loop =
      new ZmqLoop(
          "never started",
          new RateLimitedLog(System.getLogger(LastFramesTest.class.getName()), System::nanoTime));

  /** How many messages of that many frames are read completely. */
  private int read(int highWaterMark, int messages, int frames) {
    LastFrames budget = new LastFrames(loop, highWaterMark);
    for (int i = 0; i < messages; i++) {
      for (int j = 0; j < frames; j++) {
        if (!budget.takesFrame(j > 0)) {
          return i;
        }
      }
    }
    return messages;
  }

  @Test
  void ordinaryMessagesOfManyConnectionsAreAllRead() {
    for (int i = 0; i < 100; i++) {
      assertThat(read(1000, 1000, 2)).isEqualTo(1000);
    }
  }

  @Test
  void aMessageOfManyFramesIsNot() {
    assertThat(read(1000, 1, 100_000)).isZero();
  }

  @Test
  void messagesOfManyFramesEndWhereTheNewsOfThemWouldFillAPipe() {
    assertThat(read(1000, 1000, 10)).isBetween(300, 400);
  }

  @Test
  void whereAFewMessagesFillAQueueEachOfThemCounts() {
    assertThat(read(1, 10_000, 2)).isEqualTo(ZmqLoop.MOST_FRAMES / 2);
  }

  @Test
  void withoutALimitThereAreNoNews() {
    assertThat(read(0, 100_000, 2)).isEqualTo(100_000);
  }
}
