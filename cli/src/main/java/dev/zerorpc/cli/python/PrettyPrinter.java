package dev.zerorpc.cli.python;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Values as Python's {@code pprint} lays them out: in one line if it has at most 80 characters, or
 * else an item a line, with long texts and bytes broken up.
 */
public final class PrettyPrinter {
  private static final int WIDTH = 80;

  /** So many bytes are kept together. */
  private static final int GROUP = 4;

  private final StringBuilder out = new StringBuilder();

  private PrettyPrinter() {}

  /** The value's lines, each but the last with its end. */
  public static String format(@Nullable Object value) {
    PrettyPrinter printer = new PrettyPrinter();
    printer.write(value, 0, 0, 1);
    return printer.out.toString();
  }

  /**
   * Writes a value.
   *
   * @param indent how many characters stand before it
   * @param allowance how many will follow it on its last line
   * @param level how deep it is nested, from 1
   */
  private void write(@Nullable Object value, int indent, int allowance, int level) {
    String whole = PythonText.sortedRepr(value);
    if (length(whole) <= WIDTH - indent - allowance) {
      out.append(whole);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, indent, allowance + 1, level);
    } else if (value instanceof List<?> list) {
      writeList(list, indent, allowance + 1, level);
    } else if (value instanceof String text) {
      writeText(text, indent, allowance, level);
    } else if (value instanceof byte[] bytes) {
      writeBytes(bytes, indent, allowance, level);
    } else if (value instanceof ByteBuffer bytes) {
      writeBytes(PythonText.bytes(bytes), indent, allowance, level);
    } else {
      out.append(whole);
    }
  }

  private void writeMap(Map<?, ?> map, int indent, int allowance, int level) {
    out.append('{');
    for (Iterator<Entry<?, ?>> it = PythonText.sortedEntries(map).iterator(); it.hasNext(); ) {
      Entry<?, ?> entry = it.next();
      String key = PythonText.sortedRepr(entry.getKey());
      out.append(key).append(": ");
      int column = indent + 1 + length(key) + 2;
      write(entry.getValue(), column, it.hasNext() ? 1 : allowance, level + 1);
      nextLine(it.hasNext(), indent + 1);
    }
    out.append('}');
  }

  private void writeList(List<?> list, int indent, int allowance, int level) {
    out.append('[');
    for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
      Object item = it.next();
      write(item, indent + 1, it.hasNext() ? 1 : allowance, level + 1);
      nextLine(it.hasNext(), indent + 1);
    }
    out.append(']');
  }

  private void nextLine(boolean another, int indent) {
    if (another) {
      out.append(",\n").append(" ".repeat(indent));
    }
  }

  private void writeText(String text, int indent, int allowance, int level) {
    if (text.isEmpty()) {
      out.append(PythonText.repr(text));
      return;
    }
    boolean outermost = level == 1;
    int column = outermost ? indent + 1 : indent;
    List<String> chunks = chunks(text, WIDTH - column, outermost ? allowance + 1 : allowance);
    writeChunks(chunks, column, outermost && chunks.size() > 1);
  }

  private void writeChunks(List<String> chunks, int column, boolean brackets) {
    out.append(brackets ? "(" : "");
    out.append(String.join("\n" + " ".repeat(column), chunks));
    out.append(brackets ? ")" : "");
  }

  /** A text's lines, and where they are too long, their words. */
  private static List<String> chunks(String text, int width, int allowance) {
    List<String> chunks = new ArrayList<>();
    for (Iterator<String> lines = lines(text).iterator(); lines.hasNext(); ) {
      String line = lines.next();
      boolean last = !lines.hasNext();
      String whole = PythonText.repr(line);
      if (length(whole) <= width - (last ? allowance : 0)) {
        chunks.add(whole);
      } else {
        addWords(chunks, line, width, last ? allowance : 0);
      }
    }
    return chunks;
  }

  private static void addWords(List<String> chunks, String line, int width, int allowance) {
    String current = "";
    for (Iterator<String> words = words(line).iterator(); words.hasNext(); ) {
      String word = words.next();
      String candidate = current + word;
      int room = words.hasNext() ? width : width - allowance;
      if (length(PythonText.repr(candidate)) > room) {
        if (!current.isEmpty()) {
          chunks.add(PythonText.repr(current));
        }
        current = word;
      } else {
        current = candidate;
      }
    }
    if (!current.isEmpty()) {
      chunks.add(PythonText.repr(current));
    }
  }

  /** The lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean joined = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (Characters.isLineEnd(c) && !joined) {
        lines.add(text.substring(from, i + 1));
        from = i + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  /** The words, each with the space behind it. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < line.length(); i++) {
      if (Characters.isSpace(line.charAt(i - 1)) && !Characters.isSpace(line.charAt(i))) {
        words.add(line.substring(from, i));
        from = i;
      }
    }
    words.add(line.substring(from));
    return words;
  }

  private void writeBytes(byte[] bytes, int indent, int allowance, int level) {
    if (bytes.length <= GROUP) {
      out.append(PythonText.repr(bytes));
      return;
    }
    boolean outermost = level == 1;
    int column = outermost ? indent + 1 : indent;
    int room = WIDTH - column;
    int last = bytes.length / GROUP * GROUP;
    List<String> chunks = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i += GROUP) {
      int end = Math.min(i + GROUP, bytes.length);
      if (i == last) {
        room -= outermost ? allowance + 1 : allowance;
      }
      boolean tooLong = length(PythonText.repr(Arrays.copyOfRange(bytes, from, end))) > room;
      if (tooLong && i > from) {
        chunks.add(PythonText.repr(Arrays.copyOfRange(bytes, from, i)));
        from = i;
      }
    }
    chunks.add(PythonText.repr(Arrays.copyOfRange(bytes, from, bytes.length)));
    writeChunks(chunks, column, outermost);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
