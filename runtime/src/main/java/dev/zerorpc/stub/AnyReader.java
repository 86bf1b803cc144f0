package dev.zerorpc.stub;

import dev.zerorpc.ExtValue;
import dev.zerorpc.internal.event.Limits;
import dev.zerorpc.internal.event.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values whose type no contract says. */
final class AnyReader {
  private static final byte TIMESTAMP = -1;

  private AnyReader() {}

  static @Nullable Object read(ValueReader in) {
    return switch (in.nextType()) {
      case ARRAY -> readList(in);
      case MAP -> readMap(in);
      default -> readScalar(in);
    };
  }

  private static @Nullable Object readScalar(ValueReader in) {
    return switch (in.nextType()) {
      case NIL -> {
        in.skip();
        yield null;
      }
      case BOOL -> in.readBoolean();
      case INT -> in.readWholeNumber();
      case FLOAT -> in.readF64();
      case STR -> in.readString();
      case BIN -> in.readBytes();
      case EXT -> readExt(in);
      case ARRAY, MAP -> throw in.error("expected a scalar, found " + in.nextType());
    };
  }

  private static Object readExt(ValueReader in) {
    byte type = in.nextExtType();
    return type == TIMESTAMP ? in.readTimestamp() : new ExtValue(type, in.readExtData());
  }

  private static List<@Nullable Object> readList(ValueReader in) {
    int size = in.beginArray();
    List<@Nullable Object> result = new ArrayList<>(Math.min(size, Limits.MAX_PREALLOCATION));
    for (int i = 0; i < size; i++) {
      result.add(read(in.element(i)));
    }
    in.end();
    return Collections.unmodifiableList(result);
  }

  private static Map<Object, @Nullable Object> readMap(ValueReader in) {
    int entries = in.beginMap();
    Map<Object, @Nullable Object> result = new LinkedHashMap<>();
    for (int i = 0; i < entries; i++) {
      Object key = readKey(in.key(i));
      result.put(key, read(in.entry(key)));
    }
    in.end();
    return Collections.unmodifiableMap(result);
  }

  private static Object readKey(ValueReader in) {
    ValueType type = in.nextType();
    Object key = type == ValueType.BIN ? in.readByteBuffer() : readScalar(in);
    if (key == null) {
      throw in.error("a nil cannot be the key of a map");
    }
    return key;
  }
}
