package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through the tokens of a file, and past what cannot be read. */
final class TokenCursor {
  /** Thrown after something was reported, to go on after the part at fault. */
  static final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxFailure() {
      super(null, null, false, false);
    }
  }

  private static final Set<String> DEFINITIONS =
      Set.of(
          "namespace", "option", "import", "const", "enum", "struct", "union", "error", "service");
  private static final Set<String> AFTER_A_DEFINED_NAME = Set.of("{", ":", "=", ".", ";");

  /** Looking further ahead at every token could take more time than the file is worth. */
  private static final int LOOKAHEAD = 64;

  private final List<Token> tokens;
  private final DiagnosticReporter reporter;
  private final Set<String> lostNames = new HashSet<>();
  private int position;

  TokenCursor(List<Token> tokens, DiagnosticReporter reporter) {
    this.tokens = tokens;
    this.reporter = reporter;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    position = Math.min(position + 1, tokens.size() - 1);
    return token;
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return peek().kind() == Kind.END;
  }

  boolean isAt(String sign) {
    return peek().isSign(sign);
  }

  boolean take(String sign) {
    if (!isAt(sign)) {
      return false;
    }
    next();
    return true;
  }

  /** The place from a token that was read before to the last that was read. */
  SourceRange since(SourceRange first) {
    return first.to(tokens.get(Math.max(0, position - 1)).range());
  }

  void expect(String sign, String cure) {
    if (!take(sign)) {
      throw unexpected("'" + sign + "'", cure);
    }
  }

  /** The end of a member: if it is only left out at the end of a line, all else can be read. */
  void expectSemicolon() {
    if (take(";")) {
      return;
    }
    String cure = "End every member and every declaration with ';'.";
    SourceRange last = tokens.get(Math.max(0, position - 1)).range();
    SourceRange found = peek().range();
    boolean isReported = tokens.get(Math.max(0, position - 1)).isBroken();
    boolean isNewLine = found.source().line(found.start()) > last.source().line(last.end());
    if (!isNewLine && !isAt("}")) {
      throw unexpected("';'", cure);
    }
    if (isReported) {
      return;
    }
    reporter.report(
        DiagnosticCode.UNEXPECTED_TOKEN,
        last.source().range(last.end(), last.end()),
        "';'",
        isNewLine ? "the end of the line" : "'}'",
        cure);
  }

  NameElement expectName(String what, String cure) {
    if (peek().kind() != Kind.NAME) {
      throw unexpected(what, cure);
    }
    Token token = next();
    return new NameElement(token.text(), token.isPlain(), token.range());
  }

  SyntaxFailure unexpected(String expected, String cure) {
    Token found = peek();
    boolean isReported = found.isBroken() || tokens.get(Math.max(0, position - 1)).isBroken();
    if (!isReported) {
      reporter.report(
          DiagnosticCode.UNEXPECTED_TOKEN, found.range(), expected, found.shown(), cure);
    }
    return new SyntaxFailure();
  }

  SyntaxFailure failure(DiagnosticCode code, SourceRange range, Object... arguments) {
    reporter.report(code, range, arguments);
    return new SyntaxFailure();
  }

  /** Whether a declaration begins here: its word, then a name and what can follow one. */
  boolean isAtDeclaration() {
    int ahead = afterAnnotations();
    Token word = peek(ahead);
    if (word.kind() != Kind.NAME || !word.isPlain() || !DEFINITIONS.contains(word.text())) {
      return false;
    }
    Token name = peek(ahead + 1);
    if (word.text().equals("import")) {
      return name.kind() == Kind.STRING;
    }
    Token after = peek(ahead + 2);
    return name.kind() == Kind.NAME
        && (after.isWord("extends")
            || (after.kind() == Kind.SIGN && AFTER_A_DEFINED_NAME.contains(after.text())));
  }

  /** How many tokens ahead the annotations end that begin here. */
  private int afterAnnotations() {
    int ahead = 0;
    while (ahead < LOOKAHEAD && peek(ahead).isSign("@") && peek(ahead + 1).kind() == Kind.NAME) {
      ahead += 2;
      if (peek(ahead).isSign("(")) {
        while (!peek(ahead).isSign(")")) {
          if (ahead > LOOKAHEAD || peek(ahead).kind() == Kind.END || peek(ahead).isSign(";")) {
            return 0;
          }
          ahead++;
        }
        ahead++;
      }
    }
    return ahead;
  }

  /**
   * Goes past a part that could not be read: behind its semicolon or its block, or to the brace or
   * the declaration before which it must have ended.
   *
   * @param start the position at which the part begins
   */
  void skipFrom(int start) {
    int depth = 0;
    for (int i = start; i < position; i++) {
      lose(tokens.get(i));
      depth += braces(tokens.get(i));
    }
    while (!isAtEnd()) {
      if (position > start && isAtDeclaration()) {
        return;
      }
      if (depth == 0 && isAt("}")) {
        return;
      }
      Token token = next();
      lose(token);
      if (depth == 0 && token.isSign(";")) {
        return;
      }
      depth += braces(token);
      if (depth == 0 && token.isSign("}")) {
        return;
      }
    }
  }

  private static int braces(Token token) {
    return token.isSign("{") ? 1 : token.isSign("}") ? -1 : 0;
  }

  private void lose(Token token) {
    if (token.kind() == Kind.NAME) {
      lostNames.add(token.text());
    }
  }

  /** The names in what was skipped. */
  Set<String> lostNames() {
    return lostNames;
  }
}
