package dev.zerorpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.internal.transport.CurveCrypto;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Where allowed keys come from. */
sealed interface KeySource {
  /**
   * What was read.
   *
   * @param keys the keys
   * @param mistakes what could not be understood, and where
   */
  record Content(Set<String> keys, Set<String> mistakes) {}

  /** Whether it may change. */
  default boolean isLive() {
    return true;
  }

  /** Reads everything. */
  Content read() throws IOException;

  /** Keys that never change. */
  record Fixed(Set<String> keys) implements KeySource {
    @Override
    public boolean isLive() {
      return false;
    }

    @Override
    public Content read() {
      return new Content(keys, Set.of());
    }
  }

  /** A file of lines. */
  record Lines(Path file) implements KeySource {
    @Override
    public Content read() throws IOException {
      Set<String> keys = new HashSet<>();
      Set<String> mistakes = new TreeSet<>();
      // Not Files.readAllLines: a comment in another encoding must not lock everybody out.
      String[] lines = new String(Files.readAllBytes(file), UTF_8).split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        String line = lines[i].strip();
        String first = line.split("\\s", 2)[0];
        if (CurveCrypto.fromText(first) != null) {
          keys.add(first);
        } else if (!line.isEmpty() && !first.equals("#")) {
          mistakes.add(file + ":" + (i + 1));
        }
      }
      return new Content(keys, mistakes);
    }
  }

  /** A directory of key files. */
  record Directory(Path directory) implements KeySource {
    @Override
    public Content read() throws IOException {
      Set<String> keys = new HashSet<>();
      Set<String> mistakes = new TreeSet<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.key")) {
        for (Path file : files) {
          try {
            String key = KeyFiles.value(KeyFiles.readText(file), KeyFiles.PUBLIC);
            if (key != null) {
              keys.add(key);
            } else {
              mistakes.add(file.toString());
            }
          } catch (NoSuchFileException removed) {
            // Since the directory was listed: not allowed any more, and no mistake.
          }
        }
      } catch (java.nio.file.DirectoryIteratorException e) {
        throw e.getCause();
      }
      return new Content(keys, mistakes);
    }
  }
}
