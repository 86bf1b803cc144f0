package dev.zerorpc.idl.remote;

import java.util.stream.Collectors;

/** Documentation of other languages as a contract keeps it. */
final class ImportedText {
  private static final int TAB = 8;

  private ImportedText() {}

  /**
   * The text without the indentation that its lines share (the first one aside, which follows
   * Python's quotation marks), without empty lines at its ends, and without control characters.
   */
  static String documentation(String text) {
    String clean =
        text.replace("\t", " ".repeat(TAB))
            .codePoints()
            .filter(c -> c == '\n' || c == '\r' || !isControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    int indentation =
        clean
            .lines()
            .skip(1)
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    String first = clean.lines().findFirst().orElse("").strip();
    String rest =
        clean
            .lines()
            .skip(1)
            .map(line -> line.isBlank() ? "" : line.substring(indentation).stripTrailing())
            .collect(Collectors.joining("\n"));
    return (first + "\n" + rest).strip();
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
