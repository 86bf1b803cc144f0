package dev.zerorpc.stub;

import static dev.zerorpc.stub.Values.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.DecodeException;
import dev.zerorpc.internal.event.Allocations;
import dev.zerorpc.internal.event.Hex;
import dev.zerorpc.internal.event.Limits;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
  private static void assertFails(
      String bytes, Consumer<ValueReader> action, String expectedMessage) {
    ValueReader in = reader(bytes).parameter("p");
    assertThatThrownBy(() -> action.accept(in))
        .isInstanceOf(DecodeException.class)
        .hasMessage("p: " + expectedMessage);
  }

  @Test
  void integersAreCheckedAgainstTheirRange() {
    assertThat(reader("d080").readI8()).isEqualTo(Byte.MIN_VALUE);
    assertThat(reader("7f").readI8()).isEqualTo(Byte.MAX_VALUE);
    assertFails("cd012c", ValueReader::readI8, "expected i8 (-128..127), found 300");
    assertFails("cc80", ValueReader::readI8, "expected i8 (-128..127), found 128");
    assertThat(reader("d18000").readI16()).isEqualTo(Short.MIN_VALUE);
    assertFails("cd8000", ValueReader::readI16, "expected i16 (-32768..32767), found 32768");
    assertThat(reader("ce7fffffff").readI32()).isEqualTo(Integer.MAX_VALUE);
    assertFails(
        "ce80000000",
        ValueReader::readI32,
        "expected i32 (-2147483648..2147483647), found 2147483648");
    assertThat(reader("d38000000000000000").readI64()).isEqualTo(Long.MIN_VALUE);
    assertFails(
        "cf8000000000000000",
        ValueReader::readI64,
        "expected i64 (-9223372036854775808..9223372036854775807), found 9223372036854775808");
    assertThat(reader("ccff").readU8()).isEqualTo((short) 255);
    assertFails("ff", ValueReader::readU8, "expected u8 (0..255), found -1");
    assertFails("cd0100", ValueReader::readU8, "expected u8 (0..255), found 256");
    assertThat(reader("cdffff").readU16()).isEqualTo(65535);
    assertFails("ce00010000", ValueReader::readU16, "expected u16 (0..65535), found 65536");
    assertThat(reader("ceffffffff").readU32()).isEqualTo(4294967295L);
    assertFails("ff", ValueReader::readU32, "expected u32 (0..4294967295), found -1");
    assertThat(reader("cfffffffffffffffff").readU64()).isEqualTo("18446744073709551615");
    assertFails("ff", ValueReader::readU64, "expected u64 (0..18446744073709551615), found -1");
    assertThat(reader("ff").readBigint()).isEqualTo(BigInteger.ONE.negate());
    assertFails(
        "cb4400000000000000",
        ValueReader::readBigint,
        "expected bigint (-9223372036854775808..18446744073709551615), found"
            + " 36893488147419103232");
  }

  @Test
  void integersMayComeAsFloatsWithoutFraction() {
    assertThat(reader("cb4014000000000000").readI8()).isEqualTo((byte) 5);
    assertThat(reader("cb43e0000000000000").readU64()).isEqualTo("9223372036854775808");
    assertFails("cb3ff8000000000000", ValueReader::readI32, "expected i32, found float 1.5");
    assertFails("cb4072c00000000000", ValueReader::readI8, "expected i8 (-128..127), found 300");
  }

  @Test
  void floats() {
    assertThat(reader("05").readF64()).isEqualTo(5.0);
    assertThat(reader("05").readF32()).isEqualTo(5.0f);
    assertThat(reader("cb3fb999999999999a").readF32()).isEqualTo(0.1f);
    assertThat(reader("cb7ff8000000000000").readF32()).isNaN();
    assertThat(reader("cbfff0000000000000").readF32()).isEqualTo(Float.NEGATIVE_INFINITY);
    assertFails(
        "cb7e37e43c8800759c",
        ValueReader::readF32,
        "expected f32 (up to 3.4028235E38), found 1.0E300");
    assertFails("a135", ValueReader::readF64, "expected f64, found string");
  }

  @Test
  void whatIsThereIsNamedInTheContractsWords() {
    assertFails("05", ValueReader::readString, "expected string, found int");
    assertFails("c0", ValueReader::readString, "expected string, found nil");
    assertFails("05", ValueReader::readBytes, "expected bytes, found int");
    assertFails("80", ValueReader::readByteBuffer, "expected bytes, found map");
    assertFails("01", ValueReader::readBoolean, "expected bool, found int");
    assertFails("90", ValueReader::beginMap, "expected map, found array");
    assertFails("80", ValueReader::beginArray, "expected array, found map");
    assertFails("a0", ValueReader::readTimestamp, "expected timestamp, found string");
    assertFails("a0", ValueReader::readDuration, "expected duration, found string");
    assertFails("05", ValueReader::readUuid, "expected uuid, found int");
    assertFails("05", ValueReader::readFieldName, "expected the name of a field, found int");
  }

  @Test
  void brokenBytesAreDecodeErrorsWithThePath() {
    assertFails(
        "a1ff", ValueReader::readString, "malformed message at byte 0: the string is not UTF-8");
    assertFails(
        "c1", ValueReader::readAny, "malformed message at byte 0: the byte 0xc1 begins no value");
    assertThatThrownBy(
            () -> reader("81 a161 dd ffffffff").read(Codecs.map(Codecs.STRING, Codecs.ANY)))
        .isInstanceOf(DecodeException.class)
        .hasMessage(
            "[\"a\"]: malformed message at byte 3: array of length 4294967295 claimed, but only 0"
                + " bytes follow");
  }

  @ParameterizedTest
  @CsvSource({
    "d6ff00000001, 1970-01-01T00:00:01Z",
    "01, 1970-01-01T00:00:01Z",
    "ff, 1969-12-31T23:59:59Z",
    "cb3ff8000000000000, 1970-01-01T00:00:01.5Z",
    "cbbfe0000000000000, 1969-12-31T23:59:59.5Z",
    "cb41d954fc40100000, 2023-11-14T22:13:20.250Z"
  })
  void timestamps(String bytes, Instant expected) {
    assertThat(reader(bytes).readTimestamp()).isEqualTo(expected);
  }

  @Test
  void timestampsThatNoDateHas() {
    String message = "expected timestamp, found a number of seconds that no date has";
    assertFails("cf7fffffffffffffff", ValueReader::readTimestamp, message);
    assertFails("cb43d0000000000000", ValueReader::readTimestamp, message);
    assertFails(
        "cb7ff8000000000000", ValueReader::readTimestamp, "expected timestamp, found NaN seconds");
    assertFails(
        "cb7ff0000000000000",
        ValueReader::readTimestamp,
        "expected timestamp, found Infinity seconds");
  }

  @Test
  void durations() {
    assertThat(reader("05").readDuration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(reader("cb3fb999999999999a").readDuration()).isEqualTo(Duration.ofMillis(100));
    assertThat(reader("cbbff8000000000000").readDuration()).isEqualTo(Duration.ofMillis(-1500));
    assertFails(
        "cb43e0000000000000",
        ValueReader::readDuration,
        "expected duration, found 9.223372036854776E18 seconds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d924 30303131323233332d343435352d363637372d383839392d616162626363646465656666",
        "d924 30303131323233332d343435352d363637372d383839392d414142424343444445454646",
        "c410 00112233445566778899aabbccddeeff"
      })
  void uuids(String bytes) {
    assertThat(reader(bytes).readUuid())
        .isEqualTo(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0011223-34455-6677-8899-aabbccddeeff",
        "+0112233-4455-6677-8899-aabbccddeeff",
        "00112233-4455-6677-8899-aabbccddeefg",
        "00112233-4455-6677-8899-aabbccddeeff0"
      })
  void textThatIsNoUuid(String text) {
    assertFails(
        "c40101", ValueReader::readUuid, "expected uuid, found 1 bytes where a uuid has 16");
    byte[] bytes = Values.bytes(out -> out.writeString(text));
    assertThatThrownBy(() -> reader(bytes).readUuid())
        .isInstanceOf(DecodeException.class)
        .hasMessage("expected uuid, found string \"" + text + "\"");
  }

  @Test
  void thePathLeadsThroughStructsListsAndMaps() {
    // {"sample": {"tags": {"host": 5}}} as a parameter named record
    ValueReader in = reader("81 a673616d706c65 81 a474616773 81 a4686f7374 05").parameter("record");
    in.beginMap();
    assertThat(in.readFieldName()).isEqualTo("sample");
    in.beginMap();
    assertThat(in.readFieldName()).isEqualTo("tags");
    assertThatThrownBy(() -> in.read(Codecs.map(Codecs.STRING, Codecs.STRING)))
        .isInstanceOf(DecodeException.class)
        .hasMessage("record.sample.tags[\"host\"]: expected string, found int");
  }

  @Test
  void thePathNamesElementsAndKeys() {
    assertThatThrownBy(() -> reader("92 91 01 92 02 a0").read(Codecs.list(Codecs.INT_ARRAY)))
        .hasMessage("[1][1]: expected i32, found string");
    Codec<?> map = Codecs.map(Codecs.I32, Codecs.list(Codecs.I32));
    assertThatThrownBy(() -> reader("82 05 90 a0 90").read(map))
        .hasMessage("[key 1]: expected i32, found string");
    assertThatThrownBy(() -> reader("81 05 91 a0").read(map))
        .hasMessage("[5][0]: expected i32, found string");
  }

  @Test
  void aPeersNamesDoNotFloodTheMessage() {
    byte[] bytes =
        Values.bytes(
            out -> {
              out.beginMap(1);
              out.field("x".repeat(100_000)).writeNil();
            });
    assertThatThrownBy(() -> reader(bytes).read(Codecs.map(Codecs.STRING, Codecs.I32)))
        .hasMessage("[\"" + "x".repeat(80) + "...\"]: expected i32, found nil");
  }

  @Test
  void aMissingFieldIsNamedWithItsStruct() {
    ValueReader in = reader("91 81 a161 01").parameter("samples");
    in.beginArray();
    in.element(0).beginMap();
    in.readFieldName();
    in.skip();
    assertThat(in.missingField("name")).hasMessage("samples[0].name: required field is missing");
  }

  @Test
  void afterAStructThePathIsThatOfItsParent() {
    ValueReader in = reader("92 80 05").parameter("pair");
    in.beginArray();
    in.element(0).beginMap();
    in.end();
    assertThatThrownBy(() -> in.element(1).readString())
        .hasMessage("pair[1]: expected string, found int");
    in.end();
    assertThatThrownBy(in::end).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesOfFieldsMayBeBytes() {
    ValueReader in = reader("81 c40161 05");
    assertThat(in.beginMap()).isEqualTo(1);
    assertThat(in.readFieldName()).isEqualTo("a");
    assertThat(in.readI32()).isEqualTo(5);
  }

  @Test
  void depthIsBounded() {
    byte[] deepest = new byte[Limits.MAX_DEPTH];
    Arrays.fill(deepest, (byte) 0x91);
    deepest[Limits.MAX_DEPTH - 1] = (byte) 0x90;
    assertThat(reader(deepest).readAny()).asString().startsWith("[[[").hasSize(1024);
    for (int depth : new int[] {Limits.MAX_DEPTH + 1, 10_000, 1_000_000}) {
      byte[] bomb = new byte[depth];
      Arrays.fill(bomb, (byte) 0x91);
      bomb[depth - 1] = (byte) 0x90;
      assertTooDeep(bomb, ValueReader::readAny);
    }
    byte[] maps = Hex.bytes("81a0".repeat(10_000) + "c0");
    assertTooDeep(maps, ValueReader::readAny);
    assertTooDeep(maps, in -> in.read(NestedMaps.CODEC));
  }

  private static void assertTooDeep(byte[] bomb, Consumer<ValueReader> read) {
    assertThatThrownBy(() -> read.accept(reader(bomb)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("nested deeper than 512 levels")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  /** A codec that calls itself, as that of a struct with a field of its own type does. */
  private record NestedMaps() implements Codec<Integer> {
    static final NestedMaps CODEC = new NestedMaps();

    @Override
    public void write(ValueWriter out, Integer value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Integer read(ValueReader in) {
      int entries = in.beginMap();
      int depth = 0;
      for (int i = 0; i < entries; i++) {
        in.readFieldName();
        depth = 1 + in.read(this);
      }
      in.end();
      return depth;
    }
  }

  @Test
  void theNumberOfValuesIsBounded() {
    byte[] list = new byte[5 + Limits.MAX_VALUES + 1];
    Arrays.fill(list, (byte) 0xc0);
    byte[] head = Values.bytes(out -> out.beginArray(Limits.MAX_VALUES + 1));
    System.arraycopy(head, 0, list, 0, head.length);
    assertThatThrownBy(() -> reader(list).readAny())
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("more than 4194304 values in one message");
    Arrays.fill(list, head.length, list.length, (byte) 1);
    assertThat(reader(list).read(Codecs.INT_ARRAY)).hasSize(Limits.MAX_VALUES + 1);
  }

  @Test
  void manySmallListsCountAsWellAsOneLargeOne() {
    // 3 x 2^20 lists of one list of nothing: more values than allowed, in 6 MiB.
    byte[] bytes = new byte[5 + 2 * 3 * (1 << 20)];
    byte[] head = Values.bytes(out -> out.beginArray(3 * (1 << 20)));
    System.arraycopy(head, 0, bytes, 0, head.length);
    for (int i = head.length; i < bytes.length; i += 2) {
      bytes[i] = (byte) 0x91;
      bytes[i + 1] = (byte) 0x90;
    }
    assertThatThrownBy(() -> reader(bytes).readAny()).hasMessageContaining("more than 4194304");
  }

  @Test
  void roomIsNotMadeForWhatWasOnlyAnnounced() {
    // An array that claims 16 million elements, and as many bytes that are one string.
    int claimed = 0xffffff;
    byte[] bytes = new byte[5 + claimed];
    System.arraycopy(Hex.bytes("dd00ffffff db00fffff0"), 0, bytes, 0, 10);
    for (Codec<?> codec : new Codec<?>[] {Codecs.INT_ARRAY, Codecs.DOUBLE_ARRAY}) {
      long allocated =
          Allocations.during(
              () ->
                  assertThatThrownBy(() -> reader(bytes).read(codec))
                      .isInstanceOf(DecodeException.class));
      assertThat(allocated).isLessThan(2_000_000);
    }
    byte[] nested = Hex.bytes("dc0400".repeat(200) + "c0".repeat(1024));
    long allocated =
        Allocations.during(
            () ->
                assertThatThrownBy(() -> reader(nested).readAny())
                    .isInstanceOf(DecodeException.class));
    assertThat(allocated).isLessThan(4_000_000);
  }
}
