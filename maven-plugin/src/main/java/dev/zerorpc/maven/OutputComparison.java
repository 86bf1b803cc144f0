package dev.zerorpc.maven;

import dev.zerorpc.codegen.GeneratedSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/** Compares sources that somebody committed with freshly generated ones. */
final class OutputComparison {
  private final Path staging;
  private final Path committed;
  private final Charset encoding;
  private final String command;

  /**
   * Creates a comparison.
   *
   * @param staging the freshly generated sources
   * @param committed where the committed ones are; need not exist
   * @param encoding of both
   * @param command what brings the committed ones up to date
   */
  OutputComparison(Path staging, Path committed, Charset encoding, String command) {
    this.staging = staging;
    this.committed = committed;
    this.encoding = encoding;
    this.command = command;
  }

  /** An error for each file that is missing, that differs, or that no contract asks for. */
  List<CompilerDiagnostic> differences() throws IOException {
    SortedSet<String> generated = files(staging);
    SortedSet<String> all = new TreeSet<>(generated);
    all.addAll(files(committed));
    List<CompilerDiagnostic> differences = new ArrayList<>();
    for (String path : all) {
      Path file = committed.resolve(path);
      if (!generated.contains(path)) {
        if (text(file).startsWith("// " + GeneratedSource.HEADING)) {
          differences.add(
              error(
                  file, Diagnostic.NOPOS, "no contract generates this file any more. Delete it."));
        }
      } else if (!Files.isRegularFile(file)) {
        differences.add(
            error(
                file,
                Diagnostic.NOPOS,
                "this file is missing. Run %s and commit it.".formatted(command)));
      } else {
        int line = firstDifference(text(staging.resolve(path)), text(file));
        if (line > 0) {
          differences.add(
              error(
                  file,
                  line,
                  "this is not what is generated now. Run %s and commit the file."
                      .formatted(command)));
        }
      }
    }
    return differences;
  }

  private static CompilerDiagnostic error(Path file, long line, String text) {
    return new CompilerDiagnostic(CompilerDiagnostic.Severity.ERROR, file, line, 1, text);
  }

  private String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), encoding);
  }

  /** The first line that differs in more than how it ends, from 1; 0 if there is none. */
  private static int firstDifference(String expected, String actual) {
    List<String> wanted = expected.replace("\r\n", "\n").lines().toList();
    List<String> found = actual.replace("\r\n", "\n").lines().toList();
    int common = Math.min(wanted.size(), found.size());
    for (int i = 0; i < common; i++) {
      if (!wanted.get(i).equals(found.get(i))) {
        return i + 1;
      }
    }
    return wanted.size() == found.size() ? 0 : common + 1;
  }

  private static SortedSet<String> files(Path directory) throws IOException {
    SortedSet<String> files = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        paths
            .filter(path -> path.toString().endsWith(".java") && Files.isRegularFile(path))
            .forEach(path -> files.add(SourceTree.slashed(directory.relativize(path))));
      }
    }
    return files;
  }
}
