package dev.zerorpc.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Names all that a result depends on: two runs with the same key generate the same files. */
final class InputKey {
  /** To be raised when the plugin's treatment of unchanged inputs changes. */
  private static final int FORMAT = 3;

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
            digest.add(file.toString()).add(Files.readAllBytes(file));
          }
        }
      } else if (Files.exists(entry)) {
        addJar(digest, entry);
      }
    }
  }

  /** The table of contents stands for a jar: it has a checksum of each file, and is read fast. */
  private static void addJar(Digest digest, Path file) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        digest.add(entry.getName()).add(entry.getSize()).add(entry.getCrc());
      }
    } catch (ZipException e) {
      digest.add(Files.readAllBytes(file));
    }
  }
}
