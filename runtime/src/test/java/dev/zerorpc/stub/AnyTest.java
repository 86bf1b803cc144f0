package dev.zerorpc.stub;

import static dev.zerorpc.stub.Values.reader;
import static dev.zerorpc.stub.Values.written;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.DecodeException;
import dev.zerorpc.EncodeException;
import dev.zerorpc.ExtValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyTest {
  private static @Nullable Object again(@Nullable Object value) {
    return Values.again(Codecs.ANY, value);
  }

  @Test
  void eachKindIsReadAsOneJavaClass() {
    assertThat(reader("c0").readAny()).isNull();
    assertThat(reader("c3").readAny()).isEqualTo(true);
    assertThat(reader("05").readAny()).isEqualTo(5L);
    assertThat(reader("cf7fffffffffffffff").readAny()).isEqualTo(Long.MAX_VALUE);
    assertThat(reader("cf8000000000000000").readAny()).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(reader("cb4014000000000000").readAny()).isEqualTo(5.0);
    assertThat(reader("ca3fc00000").readAny()).isEqualTo(1.5);
    assertThat(reader("a161").readAny()).isEqualTo("a");
    assertThat(reader("c40161").readAny()).isEqualTo(new byte[] {'a'});
    assertThat(reader("d6ff00000001").readAny()).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(reader("d50501ff").readAny()).isEqualTo(new ExtValue((byte) 5, new byte[] {1, -1}));
    assertThat(reader("92 01 90").readAny()).isEqualTo(List.of(1L, List.of()));
    assertThat(reader("81 a161 80").readAny()).isEqualTo(Map.of("a", Map.of()));
  }

  @Test
  void whatIsReadCannotBeModified() {
    List<?> list = (List<?>) requireNonNull(reader("91 01").readAny());
    assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    Map<?, ?> map = (Map<?, ?>) requireNonNull(reader("81 01 01").readAny());
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keysMayBeAnyScalar() {
    ValueReader in =
        reader("87 05 c0 a161 c0 c40161 c0 c3 c0 cb3ff8000000000000 c0 d40501 c0 d6ff00000001 01");
    Map<?, ?> map = (Map<?, ?>) requireNonNull(in.readAny());
    assertThat(List.<Object>copyOf(map.keySet()))
        .containsExactly(
            5L,
            "a",
            ByteBuffer.wrap(new byte[] {'a'}),
            true,
            1.5,
            new ExtValue((byte) 5, new byte[] {1}),
            Instant.ofEpochSecond(1));
  }

  @ParameterizedTest
  @CsvSource({
    "81 90 c0, '[key 0]: expected a scalar, found array'",
    "82 01 02 80 c0, '[key 1]: expected a scalar, found map'",
    "81 c0 01, '[key 0]: a nil cannot be the key of a map'",
    "91 d5ff0000, '[0]: malformed message at byte 1: a timestamp has 4, 8 or 12 bytes, this one has 2'"
  })
  void whatCannotBeReadIsNamedWithItsPlace(String bytes, String message) {
    assertThatThrownBy(() -> reader(bytes).readAny())
        .isInstanceOf(DecodeException.class)
        .hasMessage(message);
  }

  @Test
  void scalarsAreWrittenInTheirOwnKind() {
    assertThat(written(out -> out.writeAny((byte) 5))).isEqualTo("05");
    assertThat(written(out -> out.writeAny((short) 5))).isEqualTo("05");
    assertThat(written(out -> out.writeAny(5))).isEqualTo("05");
    assertThat(written(out -> out.writeAny(BigInteger.TEN))).isEqualTo("0a");
    assertThat(written(out -> out.writeAny(1.5f))).isEqualTo("ca3fc00000");
    assertThat(written(out -> out.writeAny(1.5))).isEqualTo("cb3ff8000000000000");
    assertThat(written(out -> out.writeAny(CharBuffer.wrap("a")))).isEqualTo("a161");
    assertThat(written(out -> out.writeAny(ByteBuffer.wrap(new byte[1])))).isEqualTo("c40100");
    assertThat(written(out -> out.writeAny(Duration.ofMillis(1500))))
        .isEqualTo("cb3ff8000000000000");
    assertThat(written(out -> out.writeAny(Thread.State.NEW))).isEqualTo("a34e4557");
    assertThat(again(new UUID(0, 1))).isEqualTo(new UUID(0, 1).toString());
    assertThat(again(Instant.ofEpochSecond(9, 1))).isEqualTo(Instant.ofEpochSecond(9, 1));
    ExtValue ext = new ExtValue((byte) -7, new byte[17]);
    assertThat(again(ext)).isEqualTo(ext);
    assertThat(again(Optional.empty())).isNull();
    assertThat(again(Optional.of(Optional.of("a")))).isEqualTo("a");
  }

  @Test
  void collectionsAndArraysOfAnyKindAreLists() {
    assertThat(again(List.of(1, List.of("a")))).isEqualTo(List.of(1L, List.of("a")));
    assertThat(again(Arrays.asList(null, true))).isEqualTo(Arrays.asList(null, true));
    assertThat(again(new Object[] {1, "a", null})).isEqualTo(Arrays.asList(1L, "a", null));
    assertThat(again(new String[][] {{"a"}, {}})).isEqualTo(List.of(List.of("a"), List.of()));
    assertThat(again(new int[] {1})).isEqualTo(List.of(1L));
    assertThat(again(new long[] {1})).isEqualTo(List.of(1L));
    assertThat(again(new short[] {1})).isEqualTo(List.of(1L));
    assertThat(again(new double[] {1})).isEqualTo(List.of(1.0));
    assertThat(again(new float[] {1})).isEqualTo(List.of(1.0));
    assertThat(again(new boolean[] {true})).isEqualTo(List.of(true));
    Iterable<String> iterable = () -> List.of("a", "b").iterator();
    assertThat(again(iterable)).isEqualTo(List.of("a", "b"));
  }

  @Test
  void mapsComeBackInTheirOrder() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("z", List.of(1L));
    map.put(1L, "a");
    map.put(true, Map.of());
    Map<?, ?> read = (Map<?, ?>) again(map);
    assertThat(read).isEqualTo(map);
    assertThat(written(out -> out.writeAny(map))).startsWith("83a17a");
    assertThat(written(out -> out.writeAny(Map.of(Thread.State.NEW, 1)))).isEqualTo("81a34e455701");
  }

  @Test
  void whatHasNoEncodingIsRefusedWithACure() {
    assertThatThrownBy(() -> written(out -> out.writeAny(List.of(new BigDecimal("1.5")))))
        .isInstanceOf(EncodeException.class)
        .hasMessage(
            "[0]: a java.math.BigDecimal has no encoding of its own; turn it into text, a number, a"
                + " list or a map, or give the method a contract with a struct for it");
    assertThatThrownBy(() -> written(out -> out.writeAny(Map.of("k", 'c'))))
        .hasMessageStartingWith("[\"k\"]: a java.lang.Character has no encoding");
    assertThatThrownBy(() -> written(out -> out.writeAny(new Object())))
        .hasMessageStartingWith("a java.lang.Object has no encoding");
    assertThatThrownBy(() -> written(out -> out.writeAny(BigInteger.ONE.shiftLeft(64))))
        .hasMessageContaining("range of bigint");
    assertThatThrownBy(() -> written(out -> out.writeAny(Map.of(List.of(1), 1))))
        .hasMessageEndingWith("cannot be the key of a map; use text or a number");
    assertThatThrownBy(() -> written(out -> out.writeAny(Collections.singletonMap(null, 1))))
        .hasMessage("[null]: must not be null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "00ff", ""})
  void extValuesAreEqualByContentAndKeepTheirOwnCopy(String digits) {
    byte[] data = HexFormat.of().parseHex(digits);
    ExtValue value = new ExtValue((byte) 5, data);
    assertThat(value)
        .isEqualTo(new ExtValue((byte) 5, data.clone()))
        .hasSameHashCodeAs(new ExtValue((byte) 5, data.clone()))
        .isNotEqualTo(new ExtValue((byte) 6, data))
        .isNotEqualTo(new ExtValue((byte) 5, new byte[9]))
        .hasToString("ExtValue[type=5, data=" + digits + "]");
    Arrays.fill(data, (byte) 1);
    Arrays.fill(value.data(), (byte) 1);
    assertThat(value).hasToString("ExtValue[type=5, data=" + digits + "]");
  }
}
