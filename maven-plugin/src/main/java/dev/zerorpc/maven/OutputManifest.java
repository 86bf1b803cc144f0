package dev.zerorpc.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run left behind, for the next run to compare with.
 *
 * @param key of the run's inputs; empty if there was no run
 * @param files digest of each generated file, by its path below the output directory
 */
record OutputManifest(String key, SortedMap<String, String> files) {
  private static final String HEADING = "zerorpc manifest 1";
  private static final String KEY = "key ";
  static final OutputManifest NONE = new OutputManifest("", new TreeMap<>());

  /** Reads a manifest; one that is missing, or that another version wrote, is as good as none. */
  static OutputManifest read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
    if (lines.size() < 2 || !lines.get(0).equals(HEADING) || !lines.get(1).startsWith(KEY)) {
      return NONE;
    }
    TreeMap<String, String> files = new TreeMap<>();
    for (String line : lines.subList(2, lines.size())) {
      int space = line.indexOf(' ');
      if (space < 0) {
        return NONE;
      }
      files.put(line.substring(space + 1), line.substring(0, space));
    }
    return new OutputManifest(lines.get(1).substring(KEY.length()), files);
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(HEADING).append('\n').append(KEY).append(key);
    text.append('\n');
    for (Map.Entry<String, String> entry : files.entrySet()) {
      text.append(entry.getValue()).append(' ').append(entry.getKey()).append('\n');
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(file, text);
  }

  /** Whether every file of the manifest is still in the directory, as it was written. */
  boolean matches(Path outputDirectory) throws IOException {
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path file = outputDirectory.resolve(entry.getKey());
      if (!Files.isRegularFile(file)
          || !Digest.ofGenerated(Files.readAllBytes(file)).equals(entry.getValue())) {
        return false;
      }
    }
    return true;
  }
}
