package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds directories that cannot be meant, before anything is read or written. */
final class DirectoryCheck {
  private final GenerationRequest request;
  private final Layout layout;
  private final Path usualContracts;

  /**
   * Creates a check.
   *
   * @param request what the project has configured
   * @param layout which sources it is about
   * @param base the project's own directory
   */
  DirectoryCheck(GenerationRequest request, Layout layout, Path base) {
    this.request = request;
    this.layout = layout;
    this.usualContracts =
        base.toAbsolutePath().normalize().resolve("src").resolve(layout.sources()).resolve("zrpc");
  }

  /**
   * Tells of each directory that is wrong, and what to do.
   *
   * @param handWritten where the project's main and test sources are
   * @param imports the import directories that are configured
   */
  void check(List<Path> handWritten, List<Path> imports, Consumer<String> problems)
      throws ContractSourceException {
    contracts().ifPresent(problems);
    for (Path folder : imports) {
      if (!Files.isDirectory(folder)) {
        problems.accept(
            "The import directory %s %s. Correct zerorpc.importDirectories."
                .formatted(folder, Files.exists(folder) ? "is a file" : "does not exist"));
      }
    }
    output(handWritten).ifPresent(problems);
  }

  private Optional<String> contracts() throws ContractSourceException {
    Path folder = request.contractDirectory();
    String name = layout.parameter("contractDirectory");
    if (Files.isRegularFile(folder)) {
      return Optional.of(
          "The contract folder %s is a file. Set %s to the folder that it is in."
              .formatted(folder, name));
    }
    if (folder.equals(usualContracts)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of(
          "There is no contract folder %s. Correct %s, or leave it out: only src/%s/zrpc need not exist."
              .formatted(folder, name, layout.sources()));
    }
    return ContractSource.files(folder).isEmpty()
        ? Optional.of(
            "The contract folder %s holds no .zrpc file. Correct %s, or leave it out."
                .formatted(folder, name))
        : Optional.empty();
  }

  private Optional<String> output(List<Path> handWritten) {
    Path output = request.outputDirectory();
    String name = layout.parameter("outputDirectory");
    if (Files.exists(output) && !Files.isDirectory(output)) {
      return Optional.of(
          "The output directory %s is a file. Set %s to a directory.".formatted(output, name));
    }
    for (Path configured : handWritten) {
      Path root = configured.toAbsolutePath().normalize();
      if (root.startsWith(output) || output.startsWith(root)) {
        return Optional.of(
            "The output directory %s and the sources in %s are not apart. Set %s to a directory of its own, such as target/generated-%s/zerorpc or src/%s/generated."
                .formatted(
                    output,
                    root,
                    name,
                    layout == Layout.MAIN ? "sources" : "test-sources",
                    layout.sources()));
      }
    }
    return Optional.empty();
  }
}
