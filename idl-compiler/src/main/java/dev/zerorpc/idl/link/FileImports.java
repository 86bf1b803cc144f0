package dev.zerorpc.idl.link;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files in the folder of the importing one, and in import roots. */
public final class FileImports implements ImportResolver {
  /** No contract is larger; a larger file was named by mistake. */
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final List<Path> roots;

  /**
   * Looks beside the importing file, then in the roots.
   *
   * @param roots the import roots, in order
   */
  public FileImports(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  @Override
  public Optional<SourceText> resolve(String path, String from, DiagnosticReporter reporter) {
    try {
      List<Path> candidates = new ArrayList<>(List.of(Path.of(from).resolveSibling(path)));
      roots.forEach(root -> candidates.add(root.resolve(path)));
      return candidates.stream()
          .filter(Files::isRegularFile)
          .findFirst()
          .flatMap(file -> read(file, reporter));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public String describe() {
    return roots.isEmpty()
        ? "the folder of the importing file"
        : "the folder of the importing file, "
            + roots.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param reporter is told if it cannot be read
   * @return its text under its normalized path, with slashes; empty if it cannot be read
   */
  public static Optional<SourceText> read(Path file, DiagnosticReporter reporter) {
    String path = file.normalize().toString().replace('\\', '/');
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new IOException("it has " + size + " bytes, more than " + MAX_BYTES);
      }
      return Optional.of(SourceText.decode(path, Files.readAllBytes(file), reporter));
    } catch (IOException e) {
      Origin origin = SourceText.of(path, "").range(0, 0);
      reporter.report(DiagnosticCode.UNREADABLE_FILE, origin, path, reason(e));
      return Optional.empty();
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName();
    return e instanceof FileSystemException failure
        ? Optional.ofNullable(failure.getReason()).orElse(words(name))
        : Optional.ofNullable(e.getMessage()).orElse(name);
  }

  /** {@code NoSuchFileException} as words. */
  private static String words(String exception) {
    return exception
        .replace("Exception", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
