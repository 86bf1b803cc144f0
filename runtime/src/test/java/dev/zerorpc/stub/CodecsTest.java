package dev.zerorpc.stub;

import static dev.zerorpc.stub.Values.again;
import static dev.zerorpc.stub.Values.reader;
import static dev.zerorpc.stub.Values.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.DecodeException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.internal.event.MessageWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodecsTest {
  private enum Unit {
    COUNT,
    MILLIS,
    SECRET
  }

  private static final Codec<Unit> UNIT =
      Codecs.enumOf(
          "Unit", new Unit[] {Unit.COUNT, Unit.MILLIS}, new String[] {"count", "millis"}, null);

  @Test
  void scalarsComeBackAsTheyWent() {
    assertThat(again(Codecs.BOOL, true)).isTrue();
    assertThat(again(Codecs.I8, (byte) -128)).isEqualTo((byte) -128);
    assertThat(again(Codecs.I16, (short) -300)).isEqualTo((short) -300);
    assertThat(again(Codecs.I32, Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
    assertThat(again(Codecs.I64, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(again(Codecs.U8, (short) 200)).isEqualTo((short) 200);
    assertThat(again(Codecs.U16, 50_000)).isEqualTo(50_000);
    assertThat(again(Codecs.U32, 3_000_000_000L)).isEqualTo(3_000_000_000L);
    BigInteger huge = BigInteger.ONE.shiftLeft(63);
    assertThat(again(Codecs.U64, huge)).isEqualTo(huge);
    assertThat(again(Codecs.BIGINT, huge.negate())).isEqualTo(huge.negate());
    assertThat(again(Codecs.F32, 0.1f)).isEqualTo(0.1f);
    assertThat(again(Codecs.F64, Double.NaN)).isNaN();
    assertThat(again(Codecs.STRING, "zérö 😀")).isEqualTo("zérö 😀");
    assertThat(again(Codecs.BYTES, new byte[] {1, -1})).containsExactly(1, -1);
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, -1});
    assertThat(again(Codecs.BYTE_BUFFER, buffer)).isEqualTo(buffer);
    assertThat(again(Codecs.TIMESTAMP, Instant.MAX)).isEqualTo(Instant.MAX);
    assertThat(again(Codecs.TIMESTAMP, Instant.MIN)).isEqualTo(Instant.MIN);
    Duration longest = Duration.ofDays(104).plusNanos(123_456_789);
    assertThat(again(Codecs.DURATION, longest)).isEqualTo(longest);
    assertThat(again(Codecs.DURATION, longest.negated())).isEqualTo(longest.negated());
    UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    assertThat(again(Codecs.UUID, uuid)).isEqualTo(uuid);
    assertThat(again(UNIT, Unit.MILLIS)).isEqualTo(Unit.MILLIS);
  }

  @Test
  void voidIsNothing() {
    assertThat(again(Codecs.VOID, null)).isNull();
    assertThat(reader("").read(Codecs.VOID)).isNull();
  }

  @Test
  void lists() {
    Codec<List<String>> codec = Codecs.list(Codecs.STRING);
    assertThat(written(out -> out.write(codec, List.of("a", "b")))).isEqualTo("92a161a162");
    List<String> read = again(codec, List.of("a", "b"));
    assertThat(read).containsExactly("a", "b");
    assertThatThrownBy(() -> read.add("c")).isInstanceOf(UnsupportedOperationException.class);
    assertThat(again(Codecs.list(Codecs.nullable(Codecs.I32)), Arrays.asList(1, null)))
        .containsExactly(1, null);
  }

  @Test
  void setsKeepTheirOrderAndDropWhatComesTwice() {
    Set<Integer> value = new LinkedHashSet<>(List.of(3, 1, 2));
    Set<Integer> read = again(Codecs.set(Codecs.I32), value);
    assertThat(read).containsExactly(3, 1, 2);
    assertThatThrownBy(read::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(reader("93 01 02 01").read(Codecs.set(Codecs.I32))).containsExactly(1, 2);
  }

  @Test
  void mapsKeepTheirOrderAndTakeAnyScalarAsKey() {
    Map<Integer, Unit> value = new LinkedHashMap<>();
    value.put(7, Unit.MILLIS);
    value.put(-1, Unit.COUNT);
    Map<Integer, Unit> read = again(Codecs.map(Codecs.I32, UNIT), value);
    assertThat(read).containsExactlyEntriesOf(value);
    assertThatThrownBy(read::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(again(Codecs.map(UNIT, Codecs.BOOL), Map.of(Unit.COUNT, true)))
        .containsExactly(Map.entry(Unit.COUNT, true));
    assertThat(reader("82 01 02 01 03").read(Codecs.map(Codecs.I32, Codecs.I32)))
        .containsExactly(Map.entry(1, 3));
  }

  @Test
  void arrays() {
    assertThat(again(Codecs.array(Codecs.STRING, String[]::new), new String[] {"a", "b"}))
        .containsExactly("a", "b");
    assertThat(again(Codecs.INT_ARRAY, new int[] {1, -70_000})).containsExactly(1, -70_000);
    assertThat(again(Codecs.LONG_ARRAY, new long[] {Long.MIN_VALUE}))
        .containsExactly(Long.MIN_VALUE);
    assertThat(again(Codecs.DOUBLE_ARRAY, new double[] {0.5, 2})).containsExactly(0.5, 2);
    assertThat(again(Codecs.FLOAT_ARRAY, new float[] {0.5f})).containsExactly(0.5f);
    assertThat(again(Codecs.SHORT_ARRAY, new short[] {-300})).containsExactly((short) -300);
    assertThat(again(Codecs.BOOLEAN_ARRAY, new boolean[] {true, false}))
        .containsExactly(true, false);
    int[] large = new int[5000];
    Arrays.setAll(large, i -> i * i);
    assertThat(again(Codecs.INT_ARRAY, large)).containsExactly(large);
    assertThat(again(Codecs.INT_ARRAY, new int[0])).isEmpty();
  }

  @Test
  void whatMayBeAbsent() {
    assertThat(again(Codecs.nullable(Codecs.STRING), null)).isNull();
    assertThat(again(Codecs.nullable(Codecs.STRING), "a")).isEqualTo("a");
    assertThat(again(Codecs.optional(Codecs.STRING), Optional.empty())).isEmpty();
    assertThat(again(Codecs.optional(Codecs.STRING), Optional.of("a"))).contains("a");
    assertThat(written(out -> out.write(Codecs.optional(Codecs.I32), Optional.empty())))
        .isEqualTo("c0");
  }

  @Test
  void enumsGoByTheirNamesOnTheWire() {
    assertThat(written(out -> out.write(UNIT, Unit.COUNT))).isEqualTo("a5636f756e74");
    assertThatThrownBy(() -> reader("a5686f757273").parameter("unit").read(UNIT))
        .isInstanceOf(DecodeException.class)
        .hasMessage("unit: expected Unit (\"count\", \"millis\"), found \"hours\"");
    assertThatThrownBy(() -> written(out -> out.write(UNIT, Unit.SECRET)))
        .isInstanceOf(EncodeException.class)
        .hasMessage("Unit.SECRET is not in the contract");
    Codec<Unit> plain = Codecs.enumOf(Unit.class, Unit.values());
    assertThat(again(plain, Unit.SECRET)).isEqualTo(Unit.SECRET);
    assertThatThrownBy(() -> reader("a178").read(plain))
        .hasMessage("expected Unit (\"COUNT\", \"MILLIS\", \"SECRET\"), found \"x\"");
  }

  @Test
  void anUnknownNameMayStandForAConstant() {
    Codec<Unit> codec =
        Codecs.enumOf("Unit", Unit.values(), new String[] {"a", "b", "c"}, Unit.SECRET);
    assertThat(reader("a178").read(codec)).isEqualTo(Unit.SECRET);
    assertThat(reader("a161").read(codec)).isEqualTo(Unit.COUNT);
  }

  @Test
  void namesOfAnEnumMustFitIt() {
    assertThatThrownBy(() -> Codecs.enumOf("Unit", Unit.values(), new String[] {"a"}, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unit has 3 constants, but 1 names");
    assertThatThrownBy(
            () -> Codecs.enumOf("Unit", Unit.values(), new String[] {"a", "b", "a"}, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unit has two constants named \"a\"");
  }

  @Test
  void enumsMayGoByNumbers() {
    Codec<Unit> codec =
        Codecs.enumOf("Unit", Unit.values(), new long[] {1, -2, 3_000_000_000L}, null);
    assertThat(written(out -> out.write(codec, Unit.MILLIS))).isEqualTo("fe");
    assertThat(again(codec, Unit.SECRET)).isEqualTo(Unit.SECRET);
    assertThat(again(Codecs.map(codec, Codecs.BOOL), Map.of(Unit.COUNT, true)))
        .containsExactly(Map.entry(Unit.COUNT, true));
    assertThatThrownBy(() -> reader("07").parameter("unit").read(codec))
        .isInstanceOf(DecodeException.class)
        .hasMessage("unit: expected Unit (1, -2, 3000000000), found 7");
    assertThatThrownBy(() -> reader("a178").parameter("unit").read(codec))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith("unit: expected i64, found");
    Codec<Unit> tolerant = Codecs.enumOf("Unit", Unit.values(), new long[] {1, 2, 0}, Unit.SECRET);
    assertThat(reader("07").read(tolerant)).isEqualTo(Unit.SECRET);
    assertThat(reader("01").read(tolerant)).isEqualTo(Unit.COUNT);
    Codec<Unit> some = Codecs.enumOf("Unit", new Unit[] {Unit.COUNT}, new long[] {1}, null);
    assertThatThrownBy(() -> written(out -> out.write(some, Unit.SECRET)))
        .isInstanceOf(EncodeException.class)
        .hasMessage("Unit.SECRET is not in the contract");
  }

  @Test
  void numbersOfAnEnumMustFitIt() {
    assertThatThrownBy(() -> Codecs.enumOf("Unit", Unit.values(), new long[] {1}, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unit has 3 constants, but 1 numbers");
    assertThatThrownBy(() -> Codecs.enumOf("Unit", Unit.values(), new long[] {1, 2, 1}, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unit has two constants of the number 1");
  }

  @Test
  void aUnionIsAMapWithOneEntry() {
    assertThatThrownBy(() -> reader("80").parameter("p").beginUnion("Reading"))
        .isInstanceOf(DecodeException.class)
        .hasMessage("p: expected Reading (a map with one entry), found 0 entries");
    assertThatThrownBy(() -> reader("82 a161 01 a162 02").parameter("p").beginUnion("Reading"))
        .hasMessage("p: expected Reading (a map with one entry), found 2 entries");
    assertThatThrownBy(() -> reader("a161").parameter("p").beginUnion("Reading"))
        .hasMessageStartingWith("p: expected map, found");
    ValueReader in = reader("81 a161 01").parameter("p");
    in.beginUnion("Reading");
    assertThat(in.readFieldName()).isEqualTo("a");
    assertThat(in.unknownMember("Reading", "b, c"))
        .hasMessage("p.a: expected a member of Reading (b, c)");
    assertThat(new ValueWriter(new MessageWriter()).parameter("p").notAMember("Reading", null))
        .hasMessage("p: must not be null");
    assertThat(new ValueWriter(new MessageWriter()).parameter("p").notAMember("Reading", 1))
        .hasMessage("p: must be a member of Reading, but is a Integer");
  }
}
