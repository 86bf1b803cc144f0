package dev.zerorpc.idl.source;

import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.link.JarImports;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the contract of a place. Stateless; used by any thread. */
public final class ContractSource {
  /** How a place in the history of a repository begins. */
  public static final String REVISION = "git:";

  private static final String SUFFIX = ".zrpc";

  private ContractSource() {}

  /**
   * Compiles what is at a place.
   *
   * @param place a {@code .zrpc} file; a folder, of which all such files count; a jar that carries
   *     its contract; or {@code git:REVISION}, for the folder as it was in that revision
   * @param folder the folder that a revision is looked up for
   * @param imports finds what the contract imports from elsewhere
   * @throws ContractSourceException if there is no contract at that place
   */
  public static CompilationResult compile(String place, Path folder, ImportResolver imports)
      throws ContractSourceException {
    if (place.startsWith(REVISION)) {
      return GitRevision.compile(place.substring(REVISION.length()), folder, imports);
    }
    Path path;
    try {
      path = Path.of(place);
    } catch (InvalidPathException e) {
      throw new ContractSourceException("'" + place + "' is no path: " + e.getReason() + ".", e);
    }
    if (Files.isDirectory(path)) {
      return compileFolder(path, imports);
    }
    if (!Files.exists(path)) {
      throw new ContractSourceException(
          "there is nothing at "
              + path
              + ". Give a .zrpc file, a folder of them, a jar that carries its contract, or git:REVISION.");
    }
    if (place.endsWith(".jar")) {
      return JarContracts.compile(path, imports);
    }
    if (!place.endsWith(SUFFIX)) {
      throw new ContractSourceException(
          path + " is neither a .zrpc file nor a folder nor a jar. Rename it or give another.");
    }
    return compile(List.of(path), path.toAbsolutePath().resolveSibling(""), imports);
  }

  /**
   * Compiles what a library carries in {@code META-INF/zrpc}.
   *
   * @param library a jar or a folder of classes
   * @param imports finds what its contract imports from elsewhere
   * @return empty if it carries none
   * @throws ContractSourceException if the library cannot be read
   */
  public static Optional<CompilationResult> compileLibrary(Path library, ImportResolver imports)
      throws ContractSourceException {
    if (!Files.isDirectory(library)) {
      return library.toString().endsWith(".jar") && Files.isRegularFile(library)
          ? JarContracts.find(library, imports)
          : Optional.empty();
    }
    Path folder = library.resolve(JarImports.FOLDER);
    return Files.isDirectory(folder) && !files(folder).isEmpty()
        ? Optional.of(compileFolder(folder, imports))
        : Optional.empty();
  }

  /** The {@code .zrpc} files of a folder and of those within, in a fixed order. */
  public static List<Path> files(Path folder) throws ContractSourceException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ContractSourceException("cannot read the folder " + folder + ": " + e + ".", e);
    }
  }

  private static CompilationResult compileFolder(Path folder, ImportResolver imports)
      throws ContractSourceException {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      throw new ContractSourceException("the folder " + folder + " has no .zrpc file.");
    }
    return compile(files, folder, imports);
  }

  private static CompilationResult compile(List<Path> files, Path root, ImportResolver imports) {
    ImportResolver beside = new FileImports(List.of(root));
    return ZrpcCompiler.compile(
        CompilationRequest.ofFiles(files, ImportResolver.of(List.of(beside, imports))));
  }

  static CompilationResult compileTexts(List<SourceText> texts, ImportResolver imports) {
    return ZrpcCompiler.compile(new CompilationRequest(List.of(), texts, imports));
  }

  static boolean isContract(String name) {
    return name.endsWith(SUFFIX);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
