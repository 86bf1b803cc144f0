package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import java.math.BigInteger;
import java.util.List;

/** Text as Java source. */
final class Literals {
  private Literals() {}

  /** A string literal on one line; what an editor could not show is escaped. */
  static CodeBlock string(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(literal, c));
    return CodeBlock.of("$L", literal.append('"'));
  }

  /** A number of up to 64 bits; with an {@code L} where an {@code int} is too small. */
  static CodeBlock integer(BigInteger value) {
    return CodeBlock.of(value.bitLength() < Integer.SIZE ? "$L" : "$LL", value);
  }

  /** Names separated by commas, on as many lines as it takes. */
  static CodeBlock list(List<String> names) {
    return names.stream().map(name -> CodeBlock.of("$L", name)).collect(CodeBlock.joining(",$W"));
  }

  private static void append(StringBuilder literal, int c) {
    switch (c) {
      case '"' -> literal.append("\\\"");
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (isVisible(c)) {
          literal.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            literal.append(String.format("\\u%04x", (int) unit));
          }
        }
      }
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
