package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  @ParameterizedTest
  @CsvSource({
    "05, 5",
    "cc05, 5",
    "cd0005, 5",
    "ce00000005, 5",
    "cf0000000000000005, 5",
    "d005, 5",
    "d10005, 5",
    "d200000005, 5",
    "d30000000000000005, 5",
    "ca40a00000, 5",
    "cb4014000000000000, 5",
    "ff, -1",
    "d0ff, -1",
    "d1ffff, -1",
    "d2ffffffff, -1",
    "d3ffffffffffffffff, -1",
    "ccff, 255",
    "cdffff, 65535",
    "ceffffffff, 4294967295",
    "cf7fffffffffffffff, 9223372036854775807",
    "cbc3e0000000000000, -9223372036854775808",
    "cb8000000000000000, 0"
  })
  void intsOfAnyWidth(String bytes, long expected) {
    MessageReader in = Hex.reader(bytes);
    assertThat(in.readLong()).isEqualTo(expected);
    assertThat(in.remaining()).isZero();
    assertThat(Hex.reader(bytes).readBigInteger()).isEqualTo(BigInteger.valueOf(expected));
    assertThat(Hex.reader(bytes).readDouble()).isEqualTo((double) expected);
  }

  @ParameterizedTest
  @CsvSource({
    "cf8000000000000000, 9223372036854775808",
    "cfffffffffffffffff, 18446744073709551615",
    "cb43e0000000000000, 9223372036854775808"
  })
  void intsOf64BitsWithoutSign(String bytes, BigInteger expected) {
    assertThat(Hex.reader(bytes).readBigInteger()).isEqualTo(expected);
    assertMismatch(bytes, MessageReader::readLong, "expected int, found " + expected);
    assertThat(Hex.reader(bytes).readDouble()).isEqualTo(expected.doubleValue());
  }

  @ParameterizedTest
  @CsvSource({
    "cb3ff8000000000000, float 1.5",
    "cb7ff8000000000000, float NaN",
    "cb7ff0000000000000, float Infinity",
    "cb43f0000000000000, 18446744073709551616",
    "a135, string",
    "c3, bool",
    "c0, nil"
  })
  void whatIsNoInt(String bytes, String found) {
    assertMismatch(bytes, MessageReader::readBigInteger, "expected int, found " + found);
  }

  @Test
  void mismatchesNameBothKinds() {
    assertMismatch("05", MessageReader::readString, "expected string, found int");
    assertMismatch("c403ffffff", MessageReader::readString, "found bytes that are not UTF-8");
    assertMismatch("90", MessageReader::readBinary, "expected bytes, found array");
    assertMismatch("80", MessageReader::readArrayHeader, "expected array, found map");
    assertMismatch("90", MessageReader::readMapHeader, "expected map, found array");
    assertMismatch("a0", MessageReader::readDouble, "expected float, found string");
    assertMismatch("00", MessageReader::readBoolean, "expected bool, found int");
    assertMismatch("c400", MessageReader::readExtData, "expected ext, found bytes");
    assertMismatch("d40500", MessageReader::readTimestamp, "expected timestamp, found ext");
  }

  @Test
  void textAndBytesAreTakenForEachOther() {
    assertThat(Hex.reader("a2c3a4").readString()).isEqualTo("ä");
    assertThat(Hex.reader("c402c3a4").readString()).isEqualTo("ä");
    assertThat(Hex.reader("a2c3a4").readBinary()).isEqualTo(Hex.bytes("c3a4"));
    assertThat(Hex.reader("da0001ff").readBinary()).isEqualTo(Hex.bytes("ff"));
    assertThat(Hex.reader("c60000000161").readString()).isEqualTo("a");
    assertThat(Hex.reader("a3efbfbd").readString()).isEqualTo("\ufffd");
  }

  @Test
  void aViewOfBytesIsReadOnlyAndStartsAtZero() {
    MessageReader in = Hex.reader("01 c402 0506 07");
    in.skip();
    var view = in.readBinaryView();
    assertThat(view.isReadOnly()).isTrue();
    assertThat(view.position()).isZero();
    assertThat(view.capacity()).isEqualTo(2);
    assertThat(view.get(1)).isEqualTo((byte) 6);
    assertThat(in.readLong()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1ff",
        "a1c3",
        "a2c328",
        "a3e28228",
        "a3eda080",
        "a4f0288cbc",
        "a2c080",
        "a4f4908080"
      })
  void textThatIsNotUtf8IsMalformed(String bytes) {
    assertMalformed(bytes, MessageReader::readString, 0, "not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "d6ff00000001, 1970-01-01T00:00:01Z",
    "d7ff0000000400000001, 1970-01-01T00:00:01.000000001Z",
    "d7ffee6b27ffffffffff, 2514-05-30T01:53:03.999999999Z",
    "c70cff3b9ac9ffffffffffffffffff, 1969-12-31T23:59:59.999999999Z",
    "c704ff00000001, 1970-01-01T00:00:01Z"
  })
  void timestamps(String bytes, Instant expected) {
    MessageReader in = Hex.reader(bytes);
    assertThat(in.readTimestamp()).isEqualTo(expected);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void timestampsThatAreNoTime() {
    assertMalformed("d5ff0000", MessageReader::readTimestamp, 0, "this one has 2");
    assertMalformed(
        "d7ffffffffff00000000", MessageReader::readTimestamp, 0, "nanoseconds above its second");
    assertMalformed(
        "c70cff000000007fffffffffffffff", MessageReader::readTimestamp, 0, "away from 1970");
  }

  @Test
  void ext() {
    MessageReader in = Hex.reader("c70307010203 d4fbaa");
    assertThat(in.nextExtType()).isEqualTo((byte) 7);
    assertThat(in.readExtData()).isEqualTo(Hex.bytes("010203"));
    assertThat(in.nextExtType()).isEqualTo((byte) -5);
    assertThat(in.readExtData()).isEqualTo(Hex.bytes("aa"));
  }

  @Test
  void nilIsTakenOnlyIfItIsThere() {
    MessageReader in = Hex.reader("c000");
    assertThat(in.tryReadNil()).isTrue();
    assertThat(in.tryReadNil()).isFalse();
    assertThat(in.readLong()).isZero();
  }

  @Test
  void theByteThatBeginsNothingIsMalformedWhereverItStands() {
    assertMalformed("c1", MessageReader::nextType, 0, "0xc1");
    assertMalformed("9201c1", MessageReader::skip, 2, "0xc1");
    assertMalformed("c1", MessageReader::readString, 0, "0xc1");
  }

  /** Each head of a value, cut off at every place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cc01",
        "cd0102",
        "ce01020304",
        "cf0102030405060708",
        "d001",
        "d10102",
        "d201020304",
        "d30102030405060708",
        "ca01020304",
        "cb0102030405060708",
        "a3616263",
        "d903616263",
        "da0003616263",
        "db00000003616263",
        "c403616263",
        "c50003616263",
        "c600000003616263",
        "d40501",
        "d5050102",
        "d60501020304",
        "d7050102030405060708",
        "d805000102030405060708090a0b0c0d0e0f",
        "c70105aa",
        "c8000105aa",
        "c90000000105aa",
        "920102",
        "dc00020102",
        "dd000000020102",
        "8101c0",
        "de000101c0",
        "df0000000101c0"
      })
  void whatIsCutOffIsMalformed(String whole) {
    byte[] bytes = Hex.bytes(whole);
    MessageReader complete = new MessageReader(bytes);
    complete.skip();
    assertThat(complete.remaining()).isZero();
    for (int length = 0; length < bytes.length; length++) {
      MessageReader in = new MessageReader(bytes, 0, length);
      assertThatThrownBy(in::skip).isInstanceOf(MalformedMessageException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd ffffffff 00",
        "df ffffffff 00",
        "db ffffffff 00",
        "c6 ffffffff 00",
        "c9 ffffffff 01",
        "dd 00000002 00",
        "df 00000001 00",
        "de 0002 000000",
        "9f 00",
        "8f 00",
        "dd 80000000 00"
      })
  void claimsBeyondTheMessageAreMalformed(String bytes) {
    assertMalformed(bytes, MessageReader::skip, 0, "claimed, but only");
    ValueType type = Hex.reader(bytes).nextType();
    Consumer<MessageReader> typed =
        switch (type) {
          case ARRAY -> MessageReader::readArrayHeader;
          case MAP -> MessageReader::readMapHeader;
          case EXT -> MessageReader::readExtData;
          default -> MessageReader::readBinary;
        };
    assertMalformed(bytes, typed, 0, "claimed, but only");
  }

  @Test
  void nestedClaimsAreAddedUp() {
    // Each of the two arrays could hold all that follows it, but not both of them.
    assertMalformed("93 93 01 02 03", MessageReader::skip, 2, "values are announced");
  }

  @Test
  void skipGoesAsDeepAsTheMessage() {
    int depth = 1_000_000;
    byte[] bytes = new byte[depth + 2];
    Arrays.fill(bytes, (byte) 0x91);
    bytes[depth] = (byte) 0xc0;
    bytes[depth + 1] = 0x07;
    MessageReader in = new MessageReader(bytes);
    in.skip();
    assertThat(in.readLong()).isEqualTo(7);
    MessageReader cut = new MessageReader(bytes, 0, depth);
    assertThatThrownBy(cut::skip).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aPartOfAnArrayIsReadWithinItsBounds() {
    byte[] bytes = Hex.bytes("ff 92 01 02 03");
    MessageReader in = new MessageReader(bytes, 1, 2);
    assertMalformed(in, MessageReader::readArrayHeader, 1, "claimed, but only 1 bytes follow");
    MessageReader part = new MessageReader(bytes, 1, 3);
    assertThat(part.readArrayHeader()).isEqualTo(2);
    assertThat(part.readLong() + part.readLong()).isEqualTo(3);
    assertMalformed(part, MessageReader::readLong, 4, "ends where a value should begin");
    assertThatThrownBy(() -> new MessageReader(bytes, 3, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aRawValueIsExactlyTheValue() {
    MessageReader in = Hex.reader("01 81a16193c0c0c0 02");
    in.skip();
    RawValue raw = in.readRaw();
    assertThat(raw.length()).isEqualTo(7);
    assertThat(in.readLong()).isEqualTo(2);
    MessageWriter out = new MessageWriter();
    raw.writeTo(out);
    assertThat(Hex.of(out.toByteArray())).isEqualTo("81a16193c0c0c0");
    assertThat(raw.reader().readMapHeader()).isEqualTo(1);
  }

  private static void assertMismatch(String bytes, Consumer<MessageReader> action, String message) {
    MessageReader in = Hex.reader(bytes);
    assertThatThrownBy(() -> action.accept(in))
        .isInstanceOf(TypeMismatchException.class)
        .hasMessageContaining(message);
    assertThat(in.position()).as("the reader stays before the value").isZero();
  }

  private static void assertMalformed(
      String bytes, Consumer<MessageReader> action, int offset, String message) {
    assertMalformed(Hex.reader(bytes), action, offset, message);
  }

  private static void assertMalformed(
      MessageReader in, Consumer<MessageReader> action, int offset, String message) {
    assertThatThrownBy(() -> action.accept(in))
        .isInstanceOfSatisfying(
            MalformedMessageException.class, e -> assertThat(e.offset()).isEqualTo(offset))
        .hasMessageContaining("at byte " + offset)
        .hasMessageContaining(message);
  }
}
