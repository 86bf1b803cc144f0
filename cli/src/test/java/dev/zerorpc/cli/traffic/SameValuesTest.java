package dev.zerorpc.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.ExtValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SameValuesTest {
  @Test
  void contentsCount() {
    assertThat(SameValues.same(null, null)).isTrue();
    assertThat(SameValues.same(null, "")).isFalse();
    assertThat(SameValues.same("a", "a")).isTrue();
    assertThat(SameValues.same("1", 1L)).isFalse();
    assertThat(SameValues.same(new byte[] {1}, new byte[] {1})).isTrue();
    assertThat(SameValues.same(new byte[] {1}, new byte[] {2})).isFalse();
    assertThat(SameValues.same(Arrays.asList(1L, null), Arrays.asList(1L, null))).isTrue();
    assertThat(SameValues.same(List.of(1L), List.of(1L, 2L))).isFalse();
    assertThat(SameValues.same(Map.of("a", List.of(1L)), Map.of("a", List.of(1.0)))).isTrue();
    assertThat(SameValues.same(Map.of("a", 1L), Map.of("b", 1L))).isFalse();
  }

  @Test
  void numbersCountByWhatTheyAreWorth() {
    assertThat(SameValues.same(1L, 1.0)).isTrue();
    assertThat(SameValues.same(1L, 1.5)).isFalse();
    assertThat(SameValues.same(BigInteger.ONE.shiftLeft(70), Math.scalb(1.0, 70))).isTrue();
    assertThat(SameValues.same(Double.NaN, Double.NaN)).isTrue();
    assertThat(SameValues.same(Double.NaN, 1L)).isFalse();
    assertThat(SameValues.same(Double.POSITIVE_INFINITY, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void whatJsonLacksIsText() {
    assertThat(
            ReadableValues.of(
                Arrays.asList(
                    new byte[] {0, (byte) 255},
                    Double.NaN,
                    Instant.EPOCH,
                    new ExtValue((byte) 5, new byte[] {10}),
                    Map.of(ByteBuffer.wrap(new byte[] {0}), 1L),
                    null)))
        .isEqualTo(
            Arrays.asList(
                "base64:AP8=",
                "NaN",
                "1970-01-01T00:00:00Z",
                "ext:5:0a",
                Map.of("base64:AA==", 1L),
                null));
    Object deep = List.of();
    for (int i = 0; i < 400; i++) {
      deep = List.of(deep);
    }
    assertThat(ReplayReport.text(deep)).hasSizeLessThan(300).endsWith("...");
    assertThat(String.valueOf(ReadableValues.of(deep))).hasSizeLessThan(300);
  }
}
