package dev.zerorpc.maven;

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
 * A file and how it should be laid out.
 *
 * @param file the file
 * @param text its text in the usual layout; empty if it cannot be formatted
 * @param isFormatted whether it has that layout, to the byte
 * @param problems why it cannot be formatted
 */
record FormattedFile(
    Path file, Optional<String> text, boolean isFormatted, List<Diagnostic> problems) {

  static FormattedFile of(Path file) throws IOException {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<SourceText> source = FileImports.read(file, problems::add);
    if (source.isEmpty() || !problems.isEmpty()) {
      return new FormattedFile(file, Optional.empty(), false, problems);
    }
    Optional<String> text = SourceFormatter.format(source.get(), problems::add);
    boolean same =
        text.isPresent() && text.get().equals(Files.readString(file, StandardCharsets.UTF_8));
    return new FormattedFile(file, text, same, problems);
  }
}
