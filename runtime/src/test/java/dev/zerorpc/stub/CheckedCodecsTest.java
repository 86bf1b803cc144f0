package dev.zerorpc.stub;

import static dev.zerorpc.stub.Values.again;
import static dev.zerorpc.stub.Values.bytes;
import static dev.zerorpc.stub.Values.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.DecodeException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Constraints: what comes in is checked, what goes out is not. */
class CheckedCodecsTest {
  @Test
  void rangesOfIntegers() {
    Codec<Integer> codec = Codecs.range(Codecs.I32, 1, 10);
    assertThat(again(codec, 1)).isEqualTo(1);
    assertThat(again(codec, 10)).isEqualTo(10);
    assertRefused(codec, 0, "n: must be 1 to 10, but is 0");
    assertRefused(codec, 11, "n: must be 1 to 10, but is 11");
    assertRefused(Codecs.range(Codecs.U8, (short) 5, null), (short) 4, "must be at least 5");
    assertRefused(Codecs.range(Codecs.I64, null, 5L), 6L, "must be at most 5, but is 6");
    assertThat(again(Codecs.range(Codecs.I8, (byte) -1, null), (byte) 127)).isEqualTo((byte) 127);
    BigInteger huge = BigInteger.ONE.shiftLeft(63);
    assertThat(again(Codecs.range(Codecs.U64, huge, null), huge)).isEqualTo(huge);
    assertRefused(Codecs.range(Codecs.U64, huge, null), BigInteger.ONE, "at least " + huge);
  }

  @Test
  void rangesOfFloatingPointNumbers() {
    Codec<Double> codec = Codecs.range(Codecs.F64, 0.0, 1.0);
    assertThat(again(codec, -0.0)).isEqualTo(-0.0);
    assertThat(again(codec, 1.0)).isEqualTo(1.0);
    assertRefused(codec, 1.0000001, "must be 0.0 to 1.0");
    assertRefused(codec, Double.NaN, "but is NaN");
    assertRefused(Codecs.range(Codecs.F64, 0.0, null), Double.NaN, "at least 0.0, but is NaN");
    assertRefused(Codecs.range(Codecs.F64, null, 0.0), Double.NaN, "at most 0.0, but is NaN");
    assertRefused(Codecs.range(Codecs.F32, 0.5f, null), Float.NaN, "at least 0.5, but is NaN");
    assertThat(again(Codecs.range(Codecs.F32, 0.0f, null), -0.0f)).isEqualTo(-0.0f);
  }

  @Test
  void rangesOfDurations() {
    Codec<Duration> codec = Codecs.range(Codecs.DURATION, Duration.ZERO, Duration.ofSeconds(2));
    assertThat(again(codec, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    assertRefused(codec, Duration.ofMillis(-1), "must be PT0S to PT2S, but is PT-0.001S");
  }

  @Test
  void lengths() {
    Codec<String> codec = Codecs.length(Codecs.STRING, 1L, 2L);
    assertThat(again(codec, "😀😀")).isEqualTo("😀😀");
    assertRefused(codec, "", "n: must be of length 1 to 2, but is of length 0");
    assertRefused(codec, "abc", "but is of length 3");
    assertRefused(Codecs.length(Codecs.BYTES, 2L, null), new byte[1], "of length at least 2");
    assertRefused(
        Codecs.length(Codecs.BYTE_BUFFER, null, 2L), ByteBuffer.allocate(3), "of length at most 2");
    assertRefused(Codecs.length(Codecs.list(Codecs.I32), 1L, null), List.of(), "length 0");
    assertRefused(Codecs.length(Codecs.set(Codecs.I32), 2L, null), Set.of(1), "length 1");
    assertRefused(
        Codecs.length(Codecs.map(Codecs.I32, Codecs.I32), null, 0L), Map.of(1, 2), "length 1");
  }

  @Test
  void lengthsOfArrays() {
    assertRefused(
        Codecs.length(Codecs.array(Codecs.STRING, String[]::new), null, 0L),
        new String[] {"a"},
        "length 1");
    assertRefused(Codecs.length(Codecs.INT_ARRAY, null, 1L), new int[2], "length 2");
    assertRefused(Codecs.length(Codecs.LONG_ARRAY, null, 1L), new long[2], "length 2");
    assertRefused(Codecs.length(Codecs.SHORT_ARRAY, null, 1L), new short[2], "length 2");
    assertRefused(Codecs.length(Codecs.FLOAT_ARRAY, null, 1L), new float[2], "length 2");
    assertRefused(Codecs.length(Codecs.DOUBLE_ARRAY, null, 1L), new double[2], "length 2");
    assertRefused(Codecs.length(Codecs.BOOLEAN_ARRAY, null, 1L), new boolean[2], "length 2");
  }

  @Test
  void patternsMatchTheWholeString() {
    Codec<String> codec = Codecs.pattern(Codecs.STRING, "[a-z]+");
    assertThat(again(codec, "abc")).isEqualTo("abc");
    assertRefused(codec, "abc1", "n: must match \"[a-z]+\", but is \"abc1\"");
    assertRefused(codec, "", "must match");
  }

  @Test
  void aStringThatTakesForEverToCompareIsRefused() {
    assertRefused(
        Codecs.pattern(Codecs.STRING, "(.*a){20}"),
        "a".repeat(200) + "!",
        "cannot be compared with \"(.*a){20}\" in reasonable time");
    assertRefused(
        Codecs.pattern(Codecs.STRING, "(x|y)*"),
        "xy".repeat(1_000_000) + "!",
        "cannot be compared with \"(x|y)*\" in reasonable time");
  }

  @Test
  void aLongStringIsComparedWithASimplePattern() {
    String text = "x".repeat(3_000_000);
    assertThat(again(Codecs.pattern(Codecs.STRING, "x*+"), text)).isEqualTo(text);
  }

  @Test
  void constraintsGoTogetherAndLeaveOutWhatIsMissing() {
    Codec<String> both = Codecs.pattern(Codecs.length(Codecs.STRING, null, 3L), "[a-z]*");
    assertRefused(both, "abcd", "length");
    assertRefused(both, "A", "match");
    assertThat(again(Codecs.nullable(both), null)).isNull();
    assertThat(again(Codecs.optional(both), Optional.empty())).isEmpty();
    assertRefused(Codecs.optional(both), Optional.of("A"), "match");
  }

  @Test
  void whatIsWrittenIsNotChecked() {
    assertThat(bytes(out -> out.write(Codecs.range(Codecs.I32, 1, 2), 3))).containsExactly(3);
  }

  private static <T> void assertRefused(Codec<T> codec, T value, String message) {
    assertThatThrownBy(
            () -> reader(bytes(out -> out.write(codec, value))).parameter("n").read(codec))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith("n: ")
        .hasMessageContaining(message);
  }
}
