package dev.zerorpc.cli.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as Python's {@code json.loads} does: {@code NaN} and infinities are numbers, whole
 * numbers have any size, and of two equal keys the last one counts.
 */
public final class JsonReader {
  private static final Pattern NUMBER =
      Pattern.compile("(-?(?:0|[1-9]\\d*))(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final int MAX_DEPTH = 500;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * The value that the text is.
   *
   * @return null, Boolean, Long, BigInteger, Double, String, List or Map
   * @throws IllegalArgumentException if it is none; says where
   */
  public static @Nullable Object read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Object value = reader.value(0);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.error("Extra data", reader.at);
    }
    return value;
  }

  private @Nullable Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw error("Nested too deeply", at);
    }
    char c = at < text.length() ? text.charAt(at) : 0;
    if (c == '"') {
      at++;
      return string();
    }
    if (c == '[') {
      return list(depth);
    }
    if (c == '{') {
      return map(depth);
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return number(number);
    }
    return word();
  }

  private static Object number(Matcher number) {
    if (number.group(2) != null || number.group(3) != null) {
      return Double.valueOf(number.group());
    }
    BigInteger whole = new BigInteger(number.group(1));
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
  }

  private @Nullable Object word() {
    if (accept("null")) {
      return null;
    }
    if (accept("true")) {
      return true;
    }
    if (accept("false")) {
      return false;
    }
    if (accept("NaN")) {
      return Double.NaN;
    }
    if (accept("Infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    if (accept("-Infinity")) {
      return Double.NEGATIVE_INFINITY;
    }
    throw error("Expecting value", at);
  }

  private boolean accept(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    at++;
    skipSpace();
    if (accept("]")) {
      return items;
    }
    while (true) {
      skipSpace();
      items.add(value(depth + 1));
      skipSpace();
      if (accept("]")) {
        return items;
      }
      if (!accept(",")) {
        throw error("Expecting ',' delimiter", at);
      }
    }
  }

  private Map<String, @Nullable Object> map(int depth) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    at++;
    skipSpace();
    if (accept("}")) {
      return entries;
    }
    while (true) {
      skipSpace();
      if (!accept("\"")) {
        throw error("Expecting property name enclosed in double quotes", at);
      }
      String key = string();
      skipSpace();
      if (!accept(":")) {
        throw error("Expecting ':' delimiter", at);
      }
      skipSpace();
      entries.put(key, value(depth + 1));
      skipSpace();
      if (accept("}")) {
        return entries;
      }
      if (!accept(",")) {
        throw error("Expecting ',' delimiter", at);
      }
    }
  }

  /** What is left of a text whose opening quote has been read. */
  private String string() {
    int begin = at - 1;
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c < 0x20) {
        throw error("Invalid control character at", at - 1);
      }
      out.append(c == '\\' ? escaped(begin) : c);
    }
    throw error("Unterminated string starting at", begin);
  }

  private char escaped(int begin) {
    if (at == text.length()) {
      throw error("Unterminated string starting at", begin);
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        String digits = text.substring(at, Math.min(at + 4, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
          throw error("Invalid \\uXXXX escape", at);
        }
        at += 4;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> throw error("Invalid \\escape", at - 2);
    };
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException error(String what, int where) {
    int line = 1 + (int) text.substring(0, where).chars().filter(c -> c == '\n').count();
    int column = where - text.lastIndexOf('\n', where - 1);
    return new IllegalArgumentException(
        "%s: line %d column %d (char %d)".formatted(what, line, column, where));
  }
}
