package dev.zerorpc.stub;

import dev.zerorpc.ExtValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values whose type no contract says. */
final class AnyWriter {
  private AnyWriter() {}

  static void write(ValueWriter out, @Nullable Object value) {
    if (value == null) {
      out.writeNil();
    } else if (value instanceof Optional<?> optional) {
      write(out, optional.orElse(null));
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map);
    } else if (value instanceof Collection<?> collection) {
      writeElements(out, collection.toArray());
    } else if (value instanceof Object[] array) {
      writeElements(out, array);
    } else if (!writeScalar(out, value) && !writePrimitives(out, value)) {
      if (!(value instanceof Iterable<?> iterable)) {
        throw unsupported(out, value);
      }
      List<@Nullable Object> elements = new ArrayList<>();
      iterable.forEach(elements::add);
      writeElements(out, elements.toArray());
    }
  }

  private static boolean writeScalar(ValueWriter out, Object value) {
    if (value instanceof CharSequence text) {
      out.writeString(text.toString());
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof byte[] bytes) {
      out.writeBytes(bytes);
    } else if (value instanceof ByteBuffer buffer) {
      out.writeByteBuffer(buffer);
    } else if (value instanceof Instant instant) {
      out.writeTimestamp(instant);
    } else if (value instanceof Duration duration) {
      out.writeDuration(duration);
    } else if (value instanceof UUID uuid) {
      out.writeUuid(uuid);
    } else if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
    } else if (value instanceof ExtValue ext) {
      out.writeExt(ext.type(), ext.data());
    } else {
      return false;
    }
    return true;
  }

  private static void writeNumber(ValueWriter out, Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte) {
      out.writeI64(number.longValue());
    } else if (number instanceof Double) {
      out.writeF64(number.doubleValue());
    } else if (number instanceof Float) {
      out.writeF32(number.floatValue());
    } else if (number instanceof BigInteger integer) {
      out.writeBigint(integer);
    } else {
      throw unsupported(out, number);
    }
  }

  private static void writeMap(ValueWriter out, Map<?, ?> map) {
    // A copy, so that a concurrent map cannot change its size between its count and its entries.
    Object[] entries = map.entrySet().toArray();
    out.beginMap(entries.length);
    for (Object element : entries) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
      Object key = entry.getKey();
      out.entry(key);
      out.requireValue(key);
      if (!writeScalar(out, key)) {
        throw out.error(
            "a " + key.getClass().getName() + " cannot be the key of a map; use text or a number");
      }
      write(out, entry.getValue());
    }
    out.end();
  }

  private static void writeElements(ValueWriter out, @Nullable Object[] elements) {
    out.beginArray(elements.length);
    for (int i = 0; i < elements.length; i++) {
      write(out.element(i), elements[i]);
    }
    out.end();
  }

  private static boolean writePrimitives(ValueWriter out, Object value) {
    if (value instanceof int[] array) {
      out.write(Codecs.INT_ARRAY, array);
    } else if (value instanceof long[] array) {
      out.write(Codecs.LONG_ARRAY, array);
    } else if (value instanceof double[] array) {
      out.write(Codecs.DOUBLE_ARRAY, array);
    } else if (value instanceof float[] array) {
      out.write(Codecs.FLOAT_ARRAY, array);
    } else if (value instanceof short[] array) {
      out.write(Codecs.SHORT_ARRAY, array);
    } else if (value instanceof boolean[] array) {
      out.write(Codecs.BOOLEAN_ARRAY, array);
    } else {
      return false;
    }
    return true;
  }

  private static RuntimeException unsupported(ValueWriter out, Object value) {
    return out.error(
        "a "
            + value.getClass().getName()
            + " has no encoding of its own; turn it into text, a number, a list or a map, or give"
            + " the method a contract with a struct for it");
  }
}
