package dev.zerorpc.idl.link;

import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the files that imports name. */
public interface ImportResolver {
  /** Finds nothing. */
  ImportResolver NONE = of(List.of());

  /**
   * Finds a file.
   *
   * @param path the path in the import, with slashes
   * @param from the path of the importing file; another file of the same folder finds the same
   * @param reporter is told if the file was found but cannot be read
   * @return the file, whose path is the same whoever imports it; empty if there is none
   */
  Optional<SourceText> resolve(String path, String from, DiagnosticReporter reporter);

  /** Where it looks, in words that follow "Looked in". */
  String describe();

  /** Asks several in turn. */
  static ImportResolver of(List<? extends ImportResolver> resolvers) {
    List<ImportResolver> all = List.copyOf(resolvers);
    return new ImportResolver() {
      @Override
      public Optional<SourceText> resolve(String path, String from, DiagnosticReporter reporter) {
        return all.stream()
            .flatMap(resolver -> resolver.resolve(path, from, reporter).stream())
            .findFirst();
      }

      @Override
      public String describe() {
        return all.isEmpty()
            ? "the files of this compilation"
            : all.stream().map(ImportResolver::describe).collect(Collectors.joining(", "));
      }
    };
  }
}
