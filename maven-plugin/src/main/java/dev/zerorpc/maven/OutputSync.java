package dev.zerorpc.maven;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings an output directory in line with freshly generated files, touching as little as possible:
 * a compiler that goes by modification times has nothing to do when nothing has changed.
 */
final class OutputSync {
  private final Path outputDirectory;
  private final SortedMap<String, String> files = new TreeMap<>();
  private int written;
  private int unchanged;
  private int deleted;

  private OutputSync(Path outputDirectory) {
    this.outputDirectory = outputDirectory;
  }

  /**
   * Copies what differs, deletes what the previous run wrote and this one did not, and leaves
   * everything else alone.
   *
   * @param staging the freshly generated files
   * @param outputDirectory where they belong; created if there is something to write
   * @param previous paths below the output directory that the previous run wrote
   */
  static OutputSync apply(Path staging, Path outputDirectory, Set<String> previous)
      throws IOException {
    OutputSync sync = new OutputSync(outputDirectory);
    TreeMap<String, Path> staged = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(staging)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> staged.put(SourceTree.slashed(staging.relativize(path)), path));
    }
    // Deleted first: on a file system that ignores case, the old name may be the new one's.
    for (String path : previous) {
      if (!staged.containsKey(path)) {
        sync.delete(path);
      }
    }
    for (var entry : staged.entrySet()) {
      sync.copy(entry.getKey(), Files.readAllBytes(entry.getValue()));
    }
    return sync;
  }

  /** Digest of each file that belongs to the output now, by path. */
  SortedMap<String, String> files() {
    return files;
  }

  int written() {
    return written;
  }

  int unchanged() {
    return unchanged;
  }

  int deleted() {
    return deleted;
  }

  /** Deletes a directory and all it holds, if it exists. */
  static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void copy(String path, byte[] content) throws IOException {
    Path target = outputDirectory.resolve(path);
    files.put(path, Digest.ofGenerated(content));
    if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), content)) {
      unchanged++;
      return;
    }
    Path directory = target.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.write(target, content);
    written++;
  }

  private void delete(String path) throws IOException {
    Path file = outputDirectory.resolve(path).normalize();
    // The list comes from a file that anything may have edited: nothing outside is ours.
    if (!file.startsWith(outputDirectory) || !Files.deleteIfExists(file)) {
      return;
    }
    deleted++;
    @Nullable Path directory = file.getParent();
    while (directory != null && !directory.equals(outputDirectory) && deleteIfEmpty(directory)) {
      directory = directory.getParent();
    }
  }

  private static boolean deleteIfEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }
}
