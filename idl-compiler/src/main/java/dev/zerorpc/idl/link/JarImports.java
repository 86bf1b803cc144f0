package dev.zerorpc.idl.link;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The contracts that libraries carry, in their folder {@code META-INF/zrpc}. */
public final class JarImports implements ImportResolver {
  /** The folder inside a library. */
  public static final String FOLDER = "META-INF/zrpc/";

  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final List<Path> libraries;

  /**
   * Looks in libraries.
   *
   * @param libraries jars and folders of classes, in order
   */
  public JarImports(List<Path> libraries) {
    this.libraries = List.copyOf(libraries);
  }

  @Override
  public Optional<SourceText> resolve(String path, String from, DiagnosticReporter reporter) {
    // Inside a library files import each other relative to themselves or to the folder.
    int inside = from.indexOf("!/" + FOLDER);
    String folder = inside < 0 ? "" : from.substring(inside + 2 + FOLDER.length());
    int slash = folder.lastIndexOf('/');
    String relative = slash < 0 ? path : folder.substring(0, slash + 1) + path;
    for (Path library : libraries) {
      for (String entry : relative.equals(path) ? List.of(path) : List.of(relative, path)) {
        Optional<SourceText> found = find(library, entry, reporter);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String describe() {
    return FOLDER + " of " + libraries.size() + " libraries";
  }

  private static Optional<SourceText> find(Path library, String path, DiagnosticReporter reporter) {
    String name = Path.of(FOLDER).resolve(path).normalize().toString().replace('\\', '/');
    if (!name.startsWith(FOLDER)) {
      return Optional.empty();
    }
    if (Files.isDirectory(library)) {
      return Optional.of(library.resolve(name))
          .filter(Files::isRegularFile)
          .flatMap(file -> FileImports.read(file, reporter));
    }
    return Files.isRegularFile(library) ? entry(library, name, reporter) : Optional.empty();
  }

  private static Optional<SourceText> entry(
      Path library, String name, DiagnosticReporter reporter) {
    String path = library.toString().replace('\\', '/') + "!/" + name;
    try (ZipFile jar = new ZipFile(library.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      if (entry == null || entry.isDirectory()) {
        return Optional.empty();
      }
      byte[] bytes = jar.getInputStream(entry).readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it has more than " + MAX_BYTES + " bytes");
      }
      return Optional.of(SourceText.decode(path, bytes, reporter));
    } catch (IOException e) {
      reporter.report(
          DiagnosticCode.UNREADABLE_FILE,
          SourceText.of(path, "").range(0, 0),
          path,
          String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
