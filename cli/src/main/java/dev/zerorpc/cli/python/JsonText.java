package dev.zerorpc.cli.python;

import java.util.Collection;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code json.dump} writes them. */
public final class JsonText {
  private JsonText() {}

  /**
   * The value in one line, ASCII only.
   *
   * @throws IllegalArgumentException if JSON has nothing for a part of it, such as bytes
   */
  public static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof String text) {
      writeText(out, text);
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else if (value instanceof Boolean || value instanceof Number) {
      out.append(value);
    } else if (value instanceof Collection<?> items) {
      String separator = "[";
      for (Object item : items) {
        out.append(separator);
        write(out, item);
        separator = ", ";
      }
      out.append(items.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map);
    } else {
      throw new IllegalArgumentException(
          "JSON cannot express " + PythonText.repr(value) + "; leave -pj out to see the result");
    }
  }

  private static void writeMap(StringBuilder out, Map<?, ?> map) {
    String separator = "{";
    for (Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      writeText(out, key(entry.getKey()));
      out.append(": ");
      write(out, entry.getValue());
      separator = ", ";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key instanceof Number || key instanceof Boolean) {
      return of(key);
    }
    throw new IllegalArgumentException(
        "JSON cannot express the key "
            + PythonText.repr(key)
            + " of a map; leave -pj out to see the result");
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.number(value);
  }

  private static void writeText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
