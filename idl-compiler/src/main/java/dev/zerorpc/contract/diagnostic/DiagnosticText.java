package dev.zerorpc.contract.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows diagnostics, and whatever else has a {@link Notice}, to people: place, code and message,
 * then the line at fault with the place underlined and what to do about it.
 */
public final class DiagnosticText {
  /** Of longer lines the part around the place is shown. */
  private static final int SHOWN_COLUMNS = 160;

  private static final String MARGIN = "      | ";

  private DiagnosticText() {}

  /** Several notices in their order. */
  public static String of(List<? extends Reportable> shown) {
    return shown.stream().map(DiagnosticText::of).collect(Collectors.joining());
  }

  /** One notice, its lines ended by newlines; the place in an older version comes last. */
  public static String of(Reportable shown) {
    Notice notice = shown.notice();
    String head =
        "%s: %s%s[%s]: %s\n"
            .formatted(
                notice.origin().describe(),
                notice.kind(),
                notice.kind().contains(" ") ? " " : "",
                notice.code().id(),
                notice.message());
    return head + excerpt(notice.origin(), decapitalized(notice.cure())) + before(notice.before());
  }

  private static String before(@Nullable Origin before) {
    return before == null
        ? ""
        : before.describe() + ": it was here\n" + excerpt(before, /* cure= */ "");
  }

  private static String excerpt(Origin origin, String cure) {
    if (origin instanceof FileOrigin file) {
      return excerpt(file, cure);
    }
    return cure.isEmpty() ? "" : MARGIN + cure + "\n";
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
    String marks = "^".repeat(length) + (cure.isEmpty() ? "" : " " + cure);
    return "%5d | %s\n%s%s%s\n".formatted(origin.line(), shown, MARGIN, before, marks);
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
