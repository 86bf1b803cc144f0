package dev.zerorpc.idl.syntax;

import dev.zerorpc.idl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A token or a comment, as the formatter sees it.
 *
 * @param text what is written, comment marks and quotation marks included
 * @param isComment whether it is a comment
 * @param isWord whether it is a name without backticks
 * @param ownLine whether nothing stands before it in its line
 * @param blankBefore whether the line before it is blank
 */
record Piece(String text, boolean isComment, boolean isWord, boolean ownLine, boolean blankBefore) {
  private static final Set<String> CLOSING = Set.of(")", "]", "}", ">");

  /** Everything in the order of the text, without separators that separate nothing. */
  static List<Piece> of(List<Token> tokens, List<Comment> comments) {
    record Part(SourceRange range, boolean isComment, boolean isWord) {}
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean superfluous =
          token.isSign(",")
              && tokens.get(i + 1).kind() == Kind.SIGN
              && isClosing(tokens.get(i + 1));
      if (token.kind() != Kind.END && !superfluous) {
        parts.add(new Part(token.range(), false, token.kind() == Kind.NAME && token.isPlain()));
      }
    }
    comments.forEach(comment -> parts.add(new Part(comment.range(), true, false)));
    parts.sort(Comparator.comparingInt(part -> part.range().start()));
    return parts.stream()
        .map(
            part ->
                new Piece(
                    part.range().text().stripTrailing(),
                    part.isComment(),
                    part.isWord(),
                    breaksBefore(part.range()) > 0,
                    breaksBefore(part.range()) > 1))
        .toList();
  }

  /** How many line breaks stand right before a place; one at the beginning of the file. */
  private static int breaksBefore(SourceRange range) {
    String text = range.source().text();
    int breaks = 0;
    for (int i = range.start() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n')) {
        breaks++;
      } else if (!Character.isWhitespace(c) && c != '\uFEFF') {
        return breaks;
      }
    }
    return Math.max(1, breaks);
  }

  private static boolean isClosing(Token token) {
    return CLOSING.contains(token.text());
  }

  boolean is(String sign) {
    return !isComment && text.equals(sign);
  }

  boolean isOneOf(String... signs) {
    return !isComment && List.of(signs).contains(text);
  }

  boolean isLineComment() {
    return isComment && text.startsWith("//");
  }

  /** A comment that ends its line, or that does not fit into one. */
  boolean endsItsLine() {
    return isLineComment() || (isComment && text.indexOf('\n') >= 0);
  }
}
