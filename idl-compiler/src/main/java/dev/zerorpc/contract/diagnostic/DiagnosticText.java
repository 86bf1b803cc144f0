package dev.zerorpc.contract.diagnostic;

import dev.zerorpc.contract.diagnostic.DiagnosticCode.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Shows diagnostics to people: place, code and message, then the line at fault with the place
 * underlined and what to do about it.
 */
public final class DiagnosticText {
  /** Of longer lines the part around the place is shown. */
  private static final int SHOWN_COLUMNS = 160;

  private static final String MARGIN = "      | ";

  private DiagnosticText() {}

  /** Several diagnostics in their order. */
  public static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticText::of).collect(Collectors.joining());
  }

  /** One diagnostic, its lines ended by newlines. */
  public static String of(Diagnostic diagnostic) {
    String head =
        "%s: %s[%s]: %s\n"
            .formatted(
                diagnostic.origin().describe(),
                severity(diagnostic.code().severity()),
                diagnostic.code().id(),
                diagnostic.message());
    return diagnostic.origin() instanceof FileOrigin origin
        ? head + excerpt(origin, decapitalized(diagnostic.languageCure()))
        : head + MARGIN + decapitalized(diagnostic.cure()) + "\n";
  }

  /** A severity as messages name it. */
  static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String excerpt(FileOrigin origin, String cure) {
    String line = origin.lineText();
    int start = line.offsetByCodePoints(0, origin.column() - 1);
    int end = line.offsetByCodePoints(0, Math.max(origin.column(), origin.endColumn()) - 1);
    int from = Math.max(0, Math.min(start - SHOWN_COLUMNS / 2, line.length() - SHOWN_COLUMNS));
    int to = Math.min(line.length(), from + SHOWN_COLUMNS);
    String shown = printable(line.substring(from, to));
    // What comes before keeps its tabs, so that the marks stand below the place.
    String before = line.substring(from, start).replaceAll("[^\t]", " ");
    int length = Math.max(1, line.codePointCount(start, Math.max(start, Math.min(end, to))));
    return "%5d | %s\n%s%s%s %s\n"
        .formatted(origin.line(), shown, MARGIN, before, "^".repeat(length), cure);
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(c -> c != '\t' && Character.isISOControl(c) ? ' ' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static String decapitalized(String sentence) {
    boolean isWord = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
    return isWord ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
  }
}
