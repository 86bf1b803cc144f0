package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.annotation.RpcService;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project below a temporary directory. */
final class ProjectFiles {
  /** A time in the past, as file systems may not tell two writes in a row apart. */
  static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  final Path sources;
  final Path contracts;
  final Path output;
  final Path state;

  ProjectFiles(Path directory) throws IOException {
    sources = Files.createDirectories(directory.resolve("src/main/java"));
    contracts = directory.resolve("src/main/zrpc");
    output = directory.resolve("target/generated-sources/zerorpc");
    state = directory.resolve("target/zerorpc/default");
  }

  Path source(String path, String text) throws IOException {
    return write(sources.resolve(path), text);
  }

  Path contract(String path, String text) throws IOException {
    return write(contracts.resolve(path), text);
  }

  GenerationRequest request() {
    return request(runtimeClassPath(), null);
  }

  GenerationRequest request(List<Path> classPath, @Nullable String release) {
    return new GenerationRequest(
        List.of(sources, output),
        contracts,
        List.of(),
        classPath,
        List.of(),
        output,
        state.resolve("staging"),
        state.resolve("manifest"),
        UTF_8,
        release,
        null);
  }

  /** What a project would have on its class path: the runtime. */
  static List<Path> runtimeClassPath() {
    try {
      return List.of(
          Path.of(RpcService.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  static FileTime age(Path file) throws IOException {
    Files.setLastModifiedTime(file, LONG_AGO);
    return Files.getLastModifiedTime(file);
  }

  /** The regular files below a directory, as slashed paths in order; none if it does not exist. */
  static List<String> filesBelow(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> SourceTree.slashed(directory.relativize(file)))
          .sorted()
          .toList();
    }
  }
}
