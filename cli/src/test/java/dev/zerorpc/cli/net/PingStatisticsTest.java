package dev.zerorpc.cli.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PingStatisticsTest {
  private final PingStatistics statistics = new PingStatistics();

  @Test
  void withoutAnswersThereAreNoTimes() {
    assertThat(statistics.text()).isEqualTo("0 sent, 0 answered, 0% lost\n");
    statistics.lost();
    assertThat(statistics.hasAnswers()).isFalse();
    assertThat(statistics.text()).isEqualTo("1 sent, 0 answered, 100% lost\n");
  }

  @Test
  void theMedianIsTheOneInTheMiddleOrBetweenTheTwo() {
    for (long micros : new long[] {900, 100, 500}) {
      statistics.answered(micros * 1000);
    }
    assertThat(statistics.text()).contains("min 0.100 ms, median 0.500 ms, max 0.900 ms");
    statistics.answered(300_000);
    assertThat(statistics.text()).contains("median 0.400 ms");
    statistics.lost();
    assertThat(statistics.text()).startsWith("5 sent, 4 answered, 20% lost\n");
  }

  @Test
  void thereIsRoomForAnyNumber() {
    for (int i = 1; i <= 1001; i++) {
      statistics.answered(i * 1_000_000L);
    }
    assertThat(statistics.text()).contains("min 1.000 ms, median 501.000 ms, max 1001.000 ms");
  }
}
