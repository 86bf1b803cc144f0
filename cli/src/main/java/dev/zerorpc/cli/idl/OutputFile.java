package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files that tools write. */
final class OutputFile {
  private OutputFile() {}

  /** Writes a file, and the folders above it. */
  static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Writes a file unless it has that text already, so that builds that look at times have nothing
   * to do.
   *
   * @return whether it was written
   */
  static boolean update(Path file, String text) {
    if (Files.isRegularFile(file) && has(file, text)) {
      return false;
    }
    write(file, text);
    return true;
  }

  /** Whether a file has that text, to the byte. */
  static boolean has(Path file, String text) {
    try {
      return Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot read " + file + ": " + e + ".");
    }
  }

  private static CommandException failed(Path file, IOException e) {
    return new CommandException(ExitCode.FAILED, "cannot write " + file + ": " + e + ".");
  }
}
