package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageWriterTest {
  private static String written(Consumer<MessageWriter> action) {
    MessageWriter out = new MessageWriter();
    action.accept(out);
    assertThat(out.size()).isEqualTo(out.toByteArray().length);
    return Hex.of(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, cc80",
    "255, ccff",
    "256, cd0100",
    "65535, cdffff",
    "65536, ce00010000",
    "4294967295, ceffffffff",
    "4294967296, cf0000000100000000",
    "9223372036854775807, cf7fffffffffffffff",
    "-1, ff",
    "-32, e0",
    "-33, d0df",
    "-128, d080",
    "-129, d1ff7f",
    "-32768, d18000",
    "-32769, d2ffff7fff",
    "-2147483648, d280000000",
    "-2147483649, d3ffffffff7fffffff",
    "-9223372036854775808, d38000000000000000"
  })
  void intsTakeTheirShortestForm(long value, String expected) {
    assertThat(written(out -> out.writeLong(value))).isEqualTo(expected);
    assertThat(written(out -> out.writeBigInteger(BigInteger.valueOf(value)))).isEqualTo(expected);
  }

  @Test
  void intsAbove63BitsAreUnsigned() {
    BigInteger max = new BigInteger("18446744073709551615");
    assertThat(written(out -> out.writeBigInteger(max))).isEqualTo("cfffffffffffffffff");
    assertThatThrownBy(() -> new MessageWriter().writeBigInteger(max.add(BigInteger.ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("18446744073709551616");
    assertThatThrownBy(
            () -> new MessageWriter().writeBigInteger(new BigInteger("-9223372036854775809")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scalars() {
    assertThat(written(MessageWriter::writeNil)).isEqualTo("c0");
    assertThat(written(out -> out.writeBoolean(true))).isEqualTo("c3");
    assertThat(written(out -> out.writeBoolean(false))).isEqualTo("c2");
    assertThat(written(out -> out.writeFloat(1.5f))).isEqualTo("ca3fc00000");
    assertThat(written(out -> out.writeDouble(-0.0))).isEqualTo("cb8000000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a0",
    "add, a3616464",
    "ä, a2c3a4",
    "€, a3e282ac",
    "😀, a4f09f9880",
    "xä😀, a778c3a4f09f9880",
  })
  void textIsUtf8(String text, String expected) {
    assertThat(written(out -> out.writeString(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "31, bf",
    "32, d920",
    "255, d9ff",
    "256, da0100",
    "65535, daffff",
    "65536, db00010000"
  })
  void lengthOfTextTakesItsShortestForm(int length, String head) {
    String text = "x".repeat(length);
    assertThat(written(out -> out.writeString(text)))
        .isEqualTo(head + Hex.of(text.getBytes(StandardCharsets.US_ASCII)));
    // The same number of bytes in two-byte characters, with a first byte that hides them.
    String wide = "x".repeat(length % 2) + "ä".repeat(length / 2);
    assertThat(written(out -> out.writeString(wide)))
        .isEqualTo(head + Hex.of(wide.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "x\udc00", "\ud800\ud800", "😀\ud83d", "\ude00\ud83d"})
  void halfASurrogatePairIsRefused(String text) {
    assertThatThrownBy(() -> new MessageWriter().writeString(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half of a surrogate pair");
  }

  @ParameterizedTest
  @CsvSource({"0, c400", "255, c4ff", "256, c50100", "65536, c600010000"})
  void binary(int length, String head) {
    byte[] bytes = new byte[length];
    assertThat(written(out -> out.writeBinary(bytes))).isEqualTo(head + Hex.of(bytes));
    ByteBuffer buffer = ByteBuffer.wrap(new byte[length + 5], 2, length);
    assertThat(written(out -> out.writeBinary(buffer))).isEqualTo(head + Hex.of(bytes));
    assertThat(buffer.remaining()).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, d6ff00000000",
    "4294967295, 0, d6ffffffffff",
    "4294967296, 0, d7ff0000000100000000",
    "1, 1, d7ff0000000400000001",
    "17179869183, 999999999, d7ffee6b27ffffffffff",
    "17179869184, 0, c70cff000000000000000400000000",
    "-1, 999999999, c70cff3b9ac9ffffffffffffffffff"
  })
  void timestampsTakeTheirShortestForm(long seconds, int nanoseconds, String expected) {
    assertThat(written(out -> out.writeTimestamp(seconds, nanoseconds))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, d405",
    "2, d505",
    "4, d605",
    "8, d705",
    "16, d805",
    "0, c70005",
    "3, c70305",
    "256, c8010005",
    "65536, c90001000005"
  })
  void ext(int length, String head) {
    byte[] data = new byte[length];
    assertThat(written(out -> out.writeExt((byte) 5, data))).isEqualTo(head + Hex.of(data));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 90, 80",
    "15, 9f, 8f",
    "16, dc0010, de0010",
    "65535, dcffff, deffff",
    "65536, dd00010000, df00010000"
  })
  void counts(int count, String array, String map) {
    assertThat(written(out -> out.writeArrayHeader(count))).isEqualTo(array);
    assertThat(written(out -> out.writeMapHeader(count))).isEqualTo(map);
  }

  @Test
  void negativeCountsAreRefused() {
    assertThatThrownBy(() -> new MessageWriter().writeArrayHeader(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a count must not be negative, but is -1");
  }

  @Test
  void theLastByteThatFitsIsTakenAndTheNextIsNot() {
    MessageWriter out = new MessageWriter(5);
    out.writeString("abcd");
    assertThat(out.size()).isEqualTo(5);
    assertThatThrownBy(out::writeNil)
        .isInstanceOf(MessageTooLargeException.class)
        .hasMessageContaining("needs 6 bytes or more, but at most 5 are allowed");
    assertThatThrownBy(() -> new MessageWriter(5).writeString("ääää"))
        .isInstanceOf(MessageTooLargeException.class);
    assertThatThrownBy(() -> new MessageWriter(300).writeBinary(new byte[300]))
        .isInstanceOf(MessageTooLargeException.class);
  }

  @Test
  void aFinishedMessageIsOfItsOwnBytesAndTakesNoMore() {
    MessageWriter first = new MessageWriter();
    first.writeString("first");
    byte[] message = first.finish();
    MessageWriter second = new MessageWriter();
    second.writeString("other");
    byte[] another = second.finish();
    assertThat(Hex.of(message)).isEqualTo("a56669727374");
    assertThat(Hex.of(another)).isEqualTo("a56f74686572");
    assertThatThrownBy(() -> first.writeNil())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("finished");
    assertThatThrownBy(first::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("finished");
  }

  @Test
  void twoWritersAtOnceDoNotDisturbEachOther() {
    MessageWriter outer = new MessageWriter();
    outer.writeString("outer");
    MessageWriter inner = new MessageWriter();
    inner.writeString("x".repeat(3000));
    assertThat(inner.finish()).hasSize(3003);
    outer.writeString("end");
    MessageWriter next = new MessageWriter();
    next.writeLong(1);
    assertThat(Hex.of(outer.finish())).isEqualTo("a56f75746572a3656e64");
    assertThat(Hex.of(next.finish())).isEqualTo("01");
  }
}
