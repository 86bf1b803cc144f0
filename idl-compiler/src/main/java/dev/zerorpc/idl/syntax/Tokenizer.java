package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into tokens; comments stand apart. What cannot be read is reported and left out. */
final class Tokenizer {
  private static final Pattern INTEGER =
      Pattern.compile("[+-]?(0[xX][0-9a-fA-F](_?[0-9a-fA-F])*|[0-9](_?[0-9])*)");
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");
  private static final Pattern DURATION = Pattern.compile("[0-9]{1,18}(ms|s|m|h)");
  private static final int LONGEST_NUMBER = 80;
  private static final String SIGNS = "{}()<>[]:;,=.?@";

  private final SourceText source;
  private final String text;
  private final DiagnosticReporter reporter;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final StringBuilder documentation = new StringBuilder();
  private int position;

  Tokenizer(SourceText source, DiagnosticReporter reporter) {
    this.source = source;
    this.text = source.text();
    this.reporter = reporter;
  }

  /** All tokens; the last is the end of the file. */
  List<Token> tokens() {
    while (position < text.length()) {
      read(text.charAt(position));
    }
    add(Kind.END, "", true, false, position);
    return tokens;
  }

  /** All comments, after the tokens have been read. */
  List<Comment> comments() {
    return comments;
  }

  private void read(char c) {
    int start = position;
    if (" \t\r\n\f".indexOf(c) >= 0 || source.isReplacement(c)) {
      position++;
    } else if (text.startsWith("//", position)) {
      lineComment();
    } else if (text.startsWith("/*", position)) {
      blockComment();
    } else if (isNameStart(c)) {
      position = endOfName(position);
      add(Kind.NAME, text.substring(start, position), true, false, start);
    } else if (isDigit(c) || ((c == '-' || c == '+') && isDigit(charAt(position + 1)))) {
      number();
    } else if (c == '"') {
      StringReader string = new StringReader(source, reporter, position);
      position = string.read();
      add(Kind.STRING, string.value(), false, string.isBroken(), start);
    } else if (c == '`') {
      escapedName();
    } else if (text.startsWith("->", position)) {
      position += 2;
      add(Kind.SIGN, "->", true, false, start);
    } else if (SIGNS.indexOf(c) >= 0) {
      position++;
      add(Kind.SIGN, String.valueOf(c), true, false, start);
    } else {
      unexpected(text.codePointAt(position));
    }
  }

  private void lineComment() {
    int start = position;
    position = source.lineEnd(source.line(start));
    comments.add(new Comment(source.range(start, position)));
    String content = text.substring(start, position);
    if (content.startsWith("///") && !content.startsWith("////")) {
      document(DocumentationText.ofLine(content));
    }
  }

  private void blockComment() {
    int start = position;
    int end = text.indexOf("*/", start + 2);
    if (end < 0) {
      position = text.length();
      reporter.report(DiagnosticCode.UNCLOSED_COMMENT, source.range(start, start + 2));
      return;
    }
    position = end + 2;
    comments.add(new Comment(source.range(start, position)));
    String content = text.substring(start, position);
    if (content.startsWith("/**") && content.length() > "/**/".length()) {
      document(DocumentationText.ofBlock(content));
    }
  }

  private void document(String more) {
    documentation.append(documentation.isEmpty() ? "" : "\n").append(more);
  }

  private void number() {
    int start = position++;
    while (position < text.length() && isPartOfNumber(start)) {
      position++;
    }
    String number = text.substring(start, position);
    boolean isShort = number.length() <= LONGEST_NUMBER;
    if (isShort && INTEGER.matcher(number).matches()) {
      add(Kind.INTEGER, number, true, false, start);
    } else if (isShort && FLOAT.matcher(number).matches()) {
      add(Kind.FLOAT, number, true, false, start);
    } else if (isShort && DURATION.matcher(number).matches()) {
      add(Kind.DURATION, number, true, false, start);
    } else {
      String shown = isShort ? number : number.substring(0, LONGEST_NUMBER) + "…";
      reporter.report(DiagnosticCode.BAD_NUMBER, source.range(start, position), shown);
      add(Kind.INTEGER, "0", true, true, start);
    }
  }

  private boolean isPartOfNumber(int start) {
    char c = text.charAt(position);
    if (c == '.') {
      return isDigit(charAt(position + 1));
    }
    if (c == '+' || c == '-') {
      char before = text.charAt(position - 1);
      boolean isHex = charAt(start + 1) == 'x' || charAt(start + 1) == 'X';
      return (before == 'e' || before == 'E') && !isHex && isDigit(charAt(position + 1));
    }
    return isNameStart(c) || isDigit(c);
  }

  private void escapedName() {
    int start = position;
    int lineEnd = source.lineEnd(source.line(start));
    int end = text.indexOf('`', start + 1);
    boolean isClosed = end >= 0 && end < lineEnd;
    position = isClosed ? end + 1 : endOfName(start + 1);
    String name = text.substring(start + 1, isClosed ? end : position);
    boolean isName = isClosed && JavaIdentifiers.isIdentifier(name);
    if (!isName) {
      reporter.report(DiagnosticCode.BAD_BACKTICKS, source.range(start, position), name);
    }
    add(Kind.NAME, isName ? name : "broken" + start, false, !isName, start);
  }

  /** Goes past what other languages have there, so that it is one mistake. */
  private void unexpected(int c) {
    int start = position;
    int lineEnd = source.lineEnd(source.line(start));
    int length = Character.charCount(c);
    position += length;
    boolean isShown = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    reporter.report(
        DiagnosticCode.UNEXPECTED_CHARACTER,
        source.range(start, position),
        isShown ? "'" + Character.toString(c) + "'" : String.format("the character U+%04X", c));
    if (c == '#') {
      position = lineEnd;
    } else if (c == '\'') {
      int end = text.indexOf('\'', position);
      position = end >= 0 && end < lineEnd ? end + 1 : lineEnd;
      add(Kind.STRING, "", false, true, start);
    } else if (Character.isLetter(c)) {
      while (position < lineEnd && Character.isLetterOrDigit(text.codePointAt(position))) {
        position += Character.charCount(text.codePointAt(position));
      }
      add(Kind.NAME, "broken" + start, false, true, start);
    }
  }

  private void add(Kind kind, String value, boolean isPlain, boolean isBroken, int start) {
    tokens.add(
        new Token(
            kind,
            value,
            isPlain,
            isBroken,
            documentation.toString(),
            source.range(start, position)));
    documentation.setLength(0);
  }

  private int endOfName(int start) {
    int end = start;
    while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
