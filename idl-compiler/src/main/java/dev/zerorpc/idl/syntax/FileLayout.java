package dev.zerorpc.idl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lays pieces out, statement by statement: a head with its brace, a closing brace, a member. */
final class FileLayout {
  private static final Set<String> OPENING = Set.of("(", "[", "{", "<");
  private static final Set<String> CLOSING = Set.of(")", "]", "}", ">");
  private static final Set<String> ONE_LINERS = Set.of("import", "option", "const");

  private final List<Piece> pieces;
  private final StringBuilder out = new StringBuilder();
  private int position;
  private int level;
  private String lastDeclaration = "";
  private boolean afterOpeningBrace;

  FileLayout(List<Piece> pieces) {
    this.pieces = pieces;
  }

  String text() {
    while (position < pieces.size()) {
      comments();
      if (position < pieces.size()) {
        if (pieces.get(position).is("}") && level > 0) {
          level--;
          position++;
          line("}");
          trailingComments();
          afterOpeningBrace = false;
        } else {
          statement();
        }
      }
    }
    return out.toString();
  }

  /** Comments on lines of their own, before the statement that they are about. */
  private void comments() {
    boolean first = true;
    while (position < pieces.size() && pieces.get(position).isComment()) {
      Piece comment = pieces.get(position);
      blankLine(comment, first);
      for (String line : CommentText.lines(comment.text(), indentation())) {
        out.append(line).append('\n');
      }
      first = false;
      afterOpeningBrace = false;
      position++;
    }
    if (position < pieces.size() && !pieces.get(position).is("}")) {
      blankLine(pieces.get(position), first);
    }
  }

  /** A blank line before a statement, or before the comments that belong to it. */
  private void blankLine(Piece piece, boolean isFirst) {
    if (out.length() == 0 || afterOpeningBrace) {
      return;
    }
    boolean separates = level == 0 && isFirst && !continuesGroup();
    if (piece.blankBefore() || separates) {
      out.append('\n');
    }
  }

  /** Whether the next declaration is of the same short kind as the last one. */
  private boolean continuesGroup() {
    int next = position;
    while (next < pieces.size() && pieces.get(next).isComment()) {
      next++;
    }
    return next == pieces.size()
        || lastDeclaration.isEmpty()
        || (ONE_LINERS.contains(lastDeclaration) && declaration(next).equals(lastDeclaration));
  }

  /** The word that says what is declared, after annotations. */
  private String declaration(int from) {
    int depth = 0;
    for (int i = from; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      depth += depthAfter(piece);
      boolean annotation = i > from && pieces.get(i - 1).is("@");
      if (piece.isWord() && depth == 0 && !annotation) {
        return piece.text();
      }
    }
    return "";
  }

  private void statement() {
    if (level == 0) {
      lastDeclaration = declaration(position);
    }
    List<Piece> statement = new ArrayList<>();
    int depth = 0;
    boolean block = false;
    while (position < pieces.size()) {
      Piece piece = pieces.get(position);
      block = piece.is("{") && depth == 0 && !statement.isEmpty() && endsHead(statement);
      statement.add(piece);
      position++;
      if (block || (depth == 0 && piece.is(";"))) {
        break;
      }
      depth += depthAfter(piece);
    }
    for (String line : new StatementLayout(statement, indentation()).lines()) {
      line(line.strip().isEmpty() ? "" : line, "");
    }
    if (block && position < pieces.size() && pieces.get(position).is("}")) {
      out.setLength(out.length() - 1);
      out.append("}\n");
      position++;
      block = false;
    }
    trailingComments();
    afterOpeningBrace = block;
    if (block) {
      level++;
    }
  }

  /** A literal begins after a sign, a body after a name or a type. */
  private static boolean endsHead(List<Piece> statement) {
    for (int i = statement.size() - 1; i >= 0; i--) {
      Piece last = statement.get(i);
      if (!last.isComment()) {
        return !Set.of("=", "(", "[", ",", ":", "{").contains(last.text());
      }
    }
    return false;
  }

  private static int depthAfter(Piece piece) {
    if (piece.isComment()) {
      return 0;
    }
    return OPENING.contains(piece.text()) ? 1 : CLOSING.contains(piece.text()) ? -1 : 0;
  }

  /** Comments in the line of what they are about. */
  private void trailingComments() {
    while (position < pieces.size()
        && pieces.get(position).isComment()
        && !pieces.get(position).ownLine()) {
      out.setLength(out.length() - 1);
      out.append(' ').append(pieces.get(position).text().replace("\r", "")).append('\n');
      position++;
    }
  }

  private void line(String text) {
    line(text, indentation());
  }

  private void line(String text, String indentation) {
    out.append(indentation).append(text).append('\n');
  }

  private String indentation() {
    return "  ".repeat(level);
  }
}
