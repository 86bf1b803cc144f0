package dev.zerorpc.idl.source;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.syntax.SourceFormatter;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a file should be laid out.
 *
 * @param text its text in the usual layout; empty if it cannot be formatted
 * @param isFormatted whether it has that layout already
 * @param problems why it cannot be formatted
 */
public record FormattedFile(Optional<String> text, boolean isFormatted, List<Diagnostic> problems) {
  /** Copies the list. */
  public FormattedFile {
    problems = List.copyOf(problems);
  }

  /**
   * A file on disk, which has the usual layout only to the byte.
   *
   * @throws IOException if it can be read no longer
   */
  public static FormattedFile of(Path file) throws IOException {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<SourceText> source = FileImports.read(file, problems::add);
    if (source.isEmpty() || !problems.isEmpty()) {
      return new FormattedFile(Optional.empty(), false, problems);
    }
    FormattedFile formatted = of(source.get());
    boolean same =
        formatted.isFormatted()
            && formatted
                .text()
                .orElseThrow()
                .equals(Files.readString(file, StandardCharsets.UTF_8));
    return new FormattedFile(formatted.text(), same, formatted.problems());
  }

  /** A text in memory. */
  public static FormattedFile of(SourceText source) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<String> text = SourceFormatter.format(source, problems::add);
    boolean same = text.isPresent() && text.get().equals(source.text());
    return new FormattedFile(text, same, problems);
  }
}
