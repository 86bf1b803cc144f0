package dev.zerorpc.idl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lays out one statement: in a line if that fits, else with a line for each parameter. */
final class StatementLayout {
  private static final int WIDTH = 100;
  private static final String CONTINUATION = "    ";
  private static final Set<String> NOTHING_BEFORE =
      Set.of(";", ",", ")", "]", ">", "?", ".", ":", "<");
  private static final Set<String> NOTHING_AFTER = Set.of("(", "[", "<", ".", "@");

  private final List<Piece> pieces;
  private final String indentation;

  StatementLayout(List<Piece> pieces, String indentation) {
    this.pieces = pieces;
    this.indentation = indentation;
  }

  /** The lines with their indentation. */
  List<String> lines() {
    boolean oneLine =
        pieces.stream().noneMatch(p -> p.endsItsLine() || (p.isComment() && p.ownLine()));
    String line = indentation + joined(pieces);
    if (oneLine && line.length() <= WIDTH) {
      return List.of(line);
    }
    int head = oneLine ? endOfAnnotations() : 0;
    List<String> lines = new ArrayList<>();
    if (head > 0) {
      lines.add(indentation + joined(pieces.subList(0, head)));
    }
    List<Piece> rest = pieces.subList(head, pieces.size());
    String shorter = indentation + joined(rest);
    if (oneLine && (shorter.length() <= WIDTH || !hasParameters(rest))) {
      lines.add(shorter);
    } else {
      lines.addAll(broken(rest));
    }
    return lines;
  }

  /** How many pieces are annotations before anything else. */
  private int endOfAnnotations() {
    int end = 0;
    while (end + 1 < pieces.size() && pieces.get(end).is("@")) {
      end += 2;
      if (pieces.get(end).is("(")) {
        int depth = 0;
        do {
          depth += pieces.get(end).is("(") ? 1 : pieces.get(end).is(")") ? -1 : 0;
          end++;
        } while (depth > 0);
      }
    }
    return end;
  }

  /** Whether a list in parentheses or brackets begins after the statement's name. */
  private static boolean hasParameters(List<Piece> pieces) {
    return pieces.stream().anyMatch(piece -> piece.is("(") || piece.is("[") || piece.is("{"));
  }

  /** A line for each element of the outermost list, and new lines where comments ask for them. */
  private List<String> broken(List<Piece> rest) {
    List<String> lines = new ArrayList<>();
    List<Piece> line = new ArrayList<>();
    int depth = 0;
    int types = 0;
    int annotation = 0;
    for (int i = 0; i < rest.size(); i++) {
      Piece piece = rest.get(i);
      if (piece.isComment() && piece.ownLine()) {
        flush(line, lines);
      }
      line.add(piece);
      boolean ofType = piece.is("<") || piece.is(">");
      boolean opens = piece.isOneOf("(", "[", "<") || (piece.is("{") && i + 1 < rest.size());
      boolean closes = piece.isOneOf(")", "]", ">") || (piece.is("}") && depth > 0);
      if (opens) {
        boolean ofAnnotation = !ofType && i > 1 && rest.get(i - 2).is("@");
        annotation += (ofAnnotation || annotation > 0) ? 1 : 0;
        types += ofType ? 1 : 0;
        depth++;
      } else if (closes) {
        annotation -= annotation > 0 ? 1 : 0;
        types -= ofType ? 1 : 0;
        depth--;
      }
      boolean commentFollows = i + 1 < rest.size() && isTrailing(rest.get(i + 1));
      boolean first = opens && !ofType && depth == 1 && annotation == 0 && !isClosed(rest, i);
      boolean next = piece.is(",") && depth == 1 && types == 0 && annotation == 0;
      boolean wasTrailing =
          i > 0 && isTrailing(piece) && endsElement(rest, i, depth - types, annotation);
      if (piece.endsItsLine()
          || (piece.isComment() && piece.ownLine())
          || ((first || next) && !commentFollows)
          || wasTrailing) {
        flush(line, lines);
      }
    }
    flush(line, lines);
    return lines;
  }

  private static boolean isTrailing(Piece piece) {
    return piece.isComment() && !piece.ownLine();
  }

  private static boolean isClosed(List<Piece> rest, int at) {
    return at + 1 < rest.size() && rest.get(at + 1).isOneOf(")", "]", "}");
  }

  /** Whether the comments that end here follow a comma, or the parenthesis that opens the list. */
  private static boolean endsElement(List<Piece> rest, int at, int depth, int annotation) {
    if (at + 1 < rest.size() && isTrailing(rest.get(at + 1))) {
      return false;
    }
    int before = at;
    while (before > 0 && isTrailing(rest.get(before))) {
      before--;
    }
    Piece piece = rest.get(before);
    return depth == 1 && annotation == 0 && (piece.is(",") || piece.is("(") || piece.is("["));
  }

  private void flush(List<Piece> line, List<String> lines) {
    if (line.isEmpty()) {
      return;
    }
    String indented = lines.isEmpty() ? indentation : indentation + CONTINUATION;
    if (line.size() == 1 && line.get(0).isComment()) {
      lines.addAll(CommentText.lines(line.get(0).text(), indented));
    } else {
      lines.add(indented + joined(line));
    }
    line.clear();
  }

  private static String joined(List<Piece> line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      if (i > 0 && isSpace(line, i)) {
        text.append(' ');
      }
      text.append(line.get(i).text().replace("\r", ""));
    }
    return text.toString();
  }

  private static boolean isSpace(List<Piece> line, int at) {
    Piece before = line.get(at - 1);
    Piece piece = line.get(at);
    if (before.isComment() || piece.isComment()) {
      return true;
    }
    if (piece.is(":") && isEnumHead(line)) {
      return true;
    }
    if (piece.is("(")) {
      return false;
    }
    if (piece.is("[") || piece.is("{")) {
      return !NOTHING_AFTER.contains(before.text()) && !before.is("{");
    }
    if (piece.is("}") || before.is("{")) {
      return false;
    }
    return !NOTHING_BEFORE.contains(piece.text()) && !NOTHING_AFTER.contains(before.text());
  }

  /** Before the type of an enum's numbers the colon stands alone. */
  private static boolean isEnumHead(List<Piece> line) {
    Piece last = line.get(line.size() - 1);
    return last.is("{")
        && line.stream().anyMatch(piece -> piece.isWord() && piece.text().equals("enum"))
        && line.stream().noneMatch(piece -> piece.is("="));
  }
}
