package dev.zerorpc.idl.syntax;

import java.util.ArrayList;
import java.util.List;

/** The lines of a comment where it begins at some column. */
final class CommentText {
  private CommentText() {}

  /**
   * The comment's lines with their indentation. Where every further line begins with a star, the
   * stars stand below the first one; the lines of other comments stay as they are.
   */
  static List<String> lines(String text, String indentation) {
    List<String> written = text.lines().toList();
    boolean stars = written.stream().skip(1).allMatch(line -> line.strip().startsWith("*"));
    List<String> lines = new ArrayList<>();
    lines.add((indentation + written.get(0)).stripTrailing());
    written.stream()
        .skip(1)
        .map(line -> stars ? indentation + " " + line.strip() : line.stripTrailing())
        .forEach(lines::add);
    return lines;
  }
}
