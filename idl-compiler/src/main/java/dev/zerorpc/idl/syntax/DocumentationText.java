package dev.zerorpc.idl.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Documentation without its comment marks. */
final class DocumentationText {
  private DocumentationText() {}

  /** The text of one line that begins with three slashes. */
  static String ofLine(String comment) {
    return unindented(comment.substring("///".length())).stripTrailing();
  }

  /** The text between the marks of a block; stars at the beginnings of its lines are left out. */
  static String ofBlock(String comment) {
    String content = comment.substring("/**".length(), comment.length() - "*/".length());
    List<String> lines =
        content.lines().map(line -> unindented(withoutStar(line)).stripTrailing()).toList();
    return lines.stream().collect(Collectors.joining("\n")).strip();
  }

  private static String withoutStar(String line) {
    String stripped = line.stripLeading();
    return stripped.startsWith("*") ? stripped.substring(1) : stripped;
  }

  private static String unindented(String line) {
    return line.startsWith(" ") ? line.substring(1) : line;
  }
}
