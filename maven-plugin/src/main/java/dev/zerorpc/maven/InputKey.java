package dev.zerorpc.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names all that a result depends on: two runs with the same key generate the same files. */
final class InputKey {
  /** To be raised when the plugin's treatment of unchanged inputs changes. */
  private static final int FORMAT = 2;

  private InputKey() {}

  static String of(GenerationRequest request, SourceTree sources, String contractDigest)
      throws IOException {
    Digest digest = new Digest().add(FORMAT).add(Runtime.version().toString());
    digest.add(request.outputDirectory().toString()).add(request.encoding().name());
    digest.add(String.valueOf(request.release())).add(String.valueOf(request.source()));
    digest.add(sources.digest()).add(contractDigest);
    addEntries(digest, request.classPath());
    addEntries(digest, request.toolPath());
    return digest.hex();
  }

  private static void addEntries(Digest digest, List<Path> entries) throws IOException {
    digest.add(entries.size());
    for (Path entry : entries) {
      digest.add(entry.toString());
      if (Files.isDirectory(entry)) {
        try (Stream<Path> files = Files.walk(entry)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
            addStamp(digest, file);
          }
        }
      } else if (Files.exists(entry)) {
        addStamp(digest, entry);
      }
    }
  }

  /** Size and time stand for the content, as jars are large and change as a whole. */
  private static void addStamp(Digest digest, Path file) throws IOException {
    digest.add(file.toString()).add(Files.size(file));
    digest.add(Files.getLastModifiedTime(file).toMillis());
  }
}
