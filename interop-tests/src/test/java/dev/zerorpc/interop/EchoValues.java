package dev.zerorpc.interop;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a peer has to send back unchanged: each width of each MessagePack family. */
final class EchoValues {
  private static final int[] SIZES = {0, 1, 15, 16, 31, 32, 255, 256, 65535, 65536};

  private EchoValues() {}

  /** Integers that every peer keeps as they are. */
  static List<@Nullable Object> smallIntegers() {
    List<@Nullable Object> values = new ArrayList<>();
    for (long value : new long[] {0, 1, 127, 128, 255, 256, 32767, 32768, 65535, 65536}) {
      values.add(value);
      values.add(-value);
    }
    values.add((long) Integer.MAX_VALUE);
    values.add((long) Integer.MIN_VALUE);
    return values;
  }

  /** Integers beyond 32 bits, which Node cannot send back as integers. */
  static List<@Nullable Object> largeIntegers() {
    BigInteger one = BigInteger.ONE;
    return List.of(
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        1L << 53,
        (1L << 53) + 1,
        -(1L << 31) - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        one.shiftLeft(63),
        one.shiftLeft(64).subtract(one));
  }

  /** Floating point numbers that JavaScript does not take for integers. */
  static List<@Nullable Object> fractions() {
    return List.of(
        -1.5,
        0.1,
        1e308,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN);
  }

  /** Floating point numbers that are whole. */
  static List<@Nullable Object> wholeFloats() {
    return List.of(0.0, -0.0, 1.0, -3.0, 0x1p64);
  }

  /** Everything that is not a number. */
  static List<@Nullable Object> others() {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(null);
    values.add(true);
    values.add(false);
    for (int size : SIZES) {
      values.add("x".repeat(size));
      values.add(bytes(size));
    }
    values.add("héllo");
    values.add("a\0b");
    values.add("你好");
    values.add("\uD83D\uDE80\uD800\uDF48");
    values.add(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, 0x28});
    for (int size : new int[] {0, 1, 15, 16, 65535, 65536}) {
      values.add(list(size));
      values.add(map(size));
    }
    values.add(Map.of("a", List.of(1L, "two", bytes(3), Map.of("b", List.of(List.of(), 2.5)))));
    values.add(nested(100));
    return values;
  }

  /** The value with all byte arrays replaced by something that compares by content. */
  static @Nullable Object comparable(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(comparable(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(comparable(key), comparable(element)));
      return copy;
    }
    return value;
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static List<Object> list(int size) {
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(i);
    }
    return list;
  }

  private static Map<String, Object> map(int size) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (long i = 0; i < size; i++) {
      map.put("k" + i, i);
    }
    return map;
  }

  private static List<Object> nested(int depth) {
    List<Object> value = List.of();
    for (int i = 1; i < depth; i++) {
      value = List.of(value);
    }
    return value;
  }
}
