package dev.zerorpc.cli.python;

import dev.zerorpc.ExtValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code repr} and {@code str} write them. */
public final class PythonText {
  private static final int DIGITS = 17;

  private PythonText() {}

  /** What Python shows for a value in its interactive mode, with the keys of maps as they came. */
  public static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, false);
    return out.toString();
  }

  /** What Python's {@code pprint} makes of a value that fits into a line: maps' keys are sorted. */
  static String sortedRepr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, true);
    return out.toString();
  }

  /** What Python prints for a value: a text as it is, everything else as its representation. */
  public static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  private static void write(StringBuilder out, @Nullable Object value, boolean sorted) {
    if (value == null) {
      out.append("None");
    } else if (value instanceof Boolean truth) {
      out.append(truth ? "True" : "False");
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else if (value instanceof String text) {
      writeText(out, text);
    } else if (value instanceof byte[] bytes) {
      writeBytes(out, bytes);
    } else if (value instanceof ByteBuffer bytes) {
      writeBytes(out, bytes(bytes));
    } else if (value instanceof Instant time) {
      out.append("Timestamp(seconds=").append(time.getEpochSecond());
      out.append(", nanoseconds=").append(time.getNano()).append(')');
    } else if (value instanceof ExtValue ext) {
      out.append("ExtType(code=").append(ext.type()).append(", data=");
      writeBytes(out, ext.data());
      out.append(')');
    } else if (value instanceof Collection<?> items) {
      writeList(out, items, sorted);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map, sorted);
    } else {
      out.append(value);
    }
  }

  private static void writeList(StringBuilder out, Collection<?> items, boolean sorted) {
    out.append('[');
    for (Iterator<?> it = items.iterator(); it.hasNext(); ) {
      write(out, it.next(), sorted);
      out.append(it.hasNext() ? ", " : "");
    }
    out.append(']');
  }

  private static void writeMap(StringBuilder out, Map<?, ?> map, boolean sorted) {
    out.append('{');
    String separator = "";
    for (Entry<?, ?> entry : sorted ? sortedEntries(map) : map.entrySet()) {
      out.append(separator);
      write(out, entry.getKey(), sorted);
      out.append(": ");
      write(out, entry.getValue(), sorted);
      separator = ", ";
    }
    out.append('}');
  }

  /** By key: numbers by value, text by its characters' codes; kinds by their names in Python. */
  static List<Entry<?, ?>> sortedEntries(Map<?, ?> map) {
    Comparator<Entry<?, ?>> byKey = (a, b) -> compareKeys(a.getKey(), b.getKey());
    return map.entrySet().stream().<Entry<?, ?>>map(entry -> entry).sorted(byKey).toList();
  }

  private static int compareKeys(@Nullable Object a, @Nullable Object b) {
    int kinds = kind(a).compareTo(kind(b));
    if (kinds != 0) {
      return kinds;
    }
    if (a instanceof String left && b instanceof String right) {
      return compareText(left, right);
    }
    if (a instanceof Number left && b instanceof Number right) {
      return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }
    return a instanceof ByteBuffer left && b instanceof ByteBuffer right
        ? java.util.Arrays.compareUnsigned(bytes(left), bytes(right))
        : 0;
  }

  private static String kind(@Nullable Object key) {
    if (key instanceof String) {
      return "str";
    }
    return key instanceof Number ? "int" : key instanceof ByteBuffer ? "bytes" : "other";
  }

  private static int compareText(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int left = a.codePointAt(i);
      int right = b.codePointAt(i);
      if (left != right) {
        return Integer.compare(left, right);
      }
      i += Character.charCount(left);
    }
    return Integer.compare(a.length(), b.length());
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static void writeText(StringBuilder out, String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> writeCharacter(out, c, quote));
    out.append(quote);
  }

  private static void writeCharacter(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (Characters.isPrintable(c)) {
          out.appendCodePoint(c);
        } else if (c <= 0xff) {
          out.append(String.format("\\x%02x", c));
        } else if (c <= 0xffff) {
          out.append(String.format("\\u%04x", c));
        } else {
          out.append(String.format("\\U%08x", c));
        }
      }
    }
  }

  private static void writeBytes(StringBuilder out, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append('b').append(quote);
    text.chars()
        .forEach(
            c -> {
              if (c >= 0x7f) {
                out.append(String.format("\\x%02x", c));
              } else {
                writeCharacter(out, c, quote);
              }
            });
    out.append(quote);
  }

  /** The shortest digits that mean this number, as Python arranges them. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0.0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      return String.format("%s%s%se%+03d", sign, digits.charAt(0), fraction, exponent);
    }
    String plain = shortest.toPlainString();
    return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }

  /**
   * {@link Double#toString} finds it only from JDK 19 on. Above a power of two the numbers lie
   * wider apart than below, so that the nearest short one may be too far where the one above is
   * not.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS; digits++) {
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
