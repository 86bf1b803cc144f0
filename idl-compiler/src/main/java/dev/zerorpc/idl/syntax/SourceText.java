package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file, and where in it the lines begin. Lines end with a line feed, a carriage
 * return, or both. Immutable; used by any thread.
 */
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final String path;
  private final String text;
  private final boolean damaged;
  private final int[] lineStarts;

  private SourceText(String path, String text, boolean damaged) {
    this.path = path;
    boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    this.text = isMarked ? text.substring(1) : text;
    this.damaged = damaged;
    this.lineStarts = lineStarts(this.text);
  }

  /**
   * A text that is in memory.
   *
   * @param path the file's name in messages and in imports, with slashes
   * @param text the text; a byte order mark at its beginning is dropped
   */
  public static SourceText of(String path, String text) {
    return new SourceText(path, text, false);
  }

  /**
   * The text of a file in UTF-8.
   *
   * @param path the file's name in messages and in imports, with slashes
   * @param bytes what is in the file
   * @param reporter is told of the first place that is not UTF-8; the text has a replacement
   *     character for each
   */
  public static SourceText decode(String path, byte[] bytes, DiagnosticReporter reporter) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    int firstDamage = -1;
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      firstDamage = firstDamage < 0 ? out.position() : firstDamage;
      in.position(in.position() + result.length());
      out.put(REPLACEMENT);
    }
    SourceText source = new SourceText(path, out.flip().toString(), firstDamage >= 0);
    if (firstDamage >= 0) {
      int dropped = out.limit() - source.text.length();
      int place = Math.max(0, firstDamage - dropped);
      reporter.report(DiagnosticCode.INVALID_UTF8, source.range(place, place + 1));
    }
    return source;
  }

  /** The file's name in messages and in imports, with slashes. */
  public String path() {
    return path;
  }

  /** The text without a byte order mark. */
  public String text() {
    return text;
  }

  /** The place from one offset to another, counted in {@code char}s; the end is not part of it. */
  public SourceRange range(int start, int end) {
    return new SourceRange(this, start, end);
  }

  /** Whether the character stands where something was not UTF-8, which is reported already. */
  boolean isReplacement(char c) {
    return damaged && c == REPLACEMENT;
  }

  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int column(int offset) {
    return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
  }

  String lineText(int line) {
    return text.substring(lineStarts[line - 1], lineEnd(line));
  }

  /** The offset of the line's break, or of the text's end. */
  int lineEnd(int line) {
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > lineStarts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isFirstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isBreak(c) && !isFirstOfTwo) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
