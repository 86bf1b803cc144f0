package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** Reads one string literal with the escapes of JSON. */
final class StringReader {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final int UNICODE_DIGITS = 4;

  private final SourceText source;
  private final String text;
  private final DiagnosticReporter reporter;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private boolean isBroken;

  /** A reader of the string whose quotation mark stands at that offset. */
  StringReader(SourceText source, DiagnosticReporter reporter, int start) {
    this.source = source;
    this.text = source.text();
    this.reporter = reporter;
    this.start = start;
  }

  /** Reads it; returns the offset after it. */
  int read() {
    int end = source.lineEnd(source.line(start));
    int position = start + 1;
    while (position < end && text.charAt(position) != '"') {
      if (text.charAt(position) == '\\') {
        position = escape(position, end);
      } else {
        value.append(text.charAt(position++));
      }
    }
    if (position < end) {
      return position + 1;
    }
    report(DiagnosticCode.UNCLOSED_STRING, start, end);
    return end;
  }

  String value() {
    return value.toString();
  }

  boolean isBroken() {
    return isBroken;
  }

  private int escape(int position, int end) {
    char kind = position + 1 < end ? text.charAt(position + 1) : '\0';
    int index = ESCAPES.indexOf(kind);
    if (index >= 0) {
      value.append(ESCAPED.charAt(index));
      return position + 2;
    }
    int last = position + 2 + UNICODE_DIGITS;
    if (kind == 'u' && last <= end && isHex(text.substring(position + 2, last))) {
      value.append((char) Integer.parseInt(text.substring(position + 2, last), 16));
      return last;
    }
    int shownEnd = Math.min(end, position + 2);
    if (shownEnd == position + 1) {
      return end;
    }
    report(DiagnosticCode.BAD_ESCAPE, position, shownEnd, text.substring(position, shownEnd));
    return shownEnd;
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  private void report(DiagnosticCode code, int from, int to, Object... arguments) {
    isBroken = true;
    reporter.report(code, source.range(from, to), arguments);
  }
}
