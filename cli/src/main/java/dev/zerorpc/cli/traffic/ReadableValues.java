package dev.zerorpc.cli.traffic;

import dev.zerorpc.ExtValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of messages as JSON has them, for people and for {@code jq}; what JSON lacks is text. */
final class ReadableValues {
  /** Deeper values are for nobody to read, and readers of JSON have limits of their own. */
  private static final int MAX_DEPTH = 100;

  private ReadableValues() {}

  /**
   * A value of nothing but null, truth values, numbers, texts, lists, and maps with texts as keys.
   */
  static @Nullable Object of(@Nullable Object value) {
    return of(value, 0);
  }

  private static @Nullable Object of(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      return "...";
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> result = new ArrayList<>(items.size());
      items.forEach(item -> result.add(of(item, depth + 1)));
      return result;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      map.forEach((key, item) -> result.put(String.valueOf(of(key, depth)), of(item, depth + 1)));
      return result;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number.toString();
    }
    if (value == null
        || value instanceof Boolean
        || value instanceof Number
        || value instanceof String) {
      return value;
    }
    return text(value);
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "base64:" + Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return text(bytes);
    }
    if (value instanceof ExtValue ext) {
      return "ext:" + ext.type() + ":" + HexFormat.of().formatHex(ext.data());
    }
    return value.toString();
  }
}
