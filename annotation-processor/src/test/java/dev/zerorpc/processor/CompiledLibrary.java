package dev.zerorpc.processor;

import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The class files of a compilation in a directory of their own, as a library has them. */
final class CompiledLibrary implements AutoCloseable {
  private final Path directory;

  private CompiledLibrary(Path directory) {
    this.directory = directory;
  }

  static CompiledLibrary of(Compilation compilation) throws IOException {
    Path directory = Files.createTempDirectory("library");
    for (var file : new CompiledClasses(compilation).files().entrySet()) {
      Path target = directory.resolve(file.getKey().replace('.', '/') + ".class");
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return new CompiledLibrary(directory);
  }

  /** This library and the class path of the tests. */
  List<File> classPath() {
    List<File> files = new ArrayList<>(List.of(directory.toFile()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .forEach(files::add);
    return files;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(CompiledLibrary::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
