package dev.zerorpc.idl.syntax;

import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Severity;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lays a file out in the one way that all files have: two spaces a level, a member a line, a blank
 * line between definitions. Words and comments stay as they are and where they are, and so do
 * single blank lines. Formatting twice is formatting once, and the contract stays the same.
 */
public final class SourceFormatter {
  private SourceFormatter() {}

  /**
   * Formats a text.
   *
   * @param source the text
   * @param reporter is told why a text cannot be formatted
   * @return the text in the usual layout, its lines ended by newlines; empty if it holds an error
   *     of syntax, for then nobody knows what belongs together
   */
  public static Optional<String> format(SourceText source, DiagnosticReporter reporter) {
    AtomicBoolean broken = new AtomicBoolean();
    DiagnosticReporter watched =
        diagnostic -> {
          broken.set(broken.get() || diagnostic.code().severity() == Severity.ERROR);
          reporter.report(diagnostic);
        };
    IdlParser.parse(source, watched);
    if (broken.get()) {
      return Optional.empty();
    }
    Tokenizer tokenizer = new Tokenizer(source, diagnostic -> {});
    return Optional.of(new FileLayout(Piece.of(tokenizer.tokens(), tokenizer.comments())).text());
  }
}
