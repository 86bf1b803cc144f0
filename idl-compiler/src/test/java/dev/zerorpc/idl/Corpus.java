package dev.zerorpc.idl;

import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the language that the tests share. */
final class Corpus {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Corpus() {}

  static List<Path> valid() {
    return files("valid");
  }

  static List<Path> invalid() {
    return files("invalid");
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CompilationResult compile(Path... files) {
    return ZrpcCompiler.compile(
        CompilationRequest.ofFiles(List.of(files), new FileImports(List.of())));
  }

  static CompilationResult compile(String text) {
    return ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of("test.zrpc", text)));
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
