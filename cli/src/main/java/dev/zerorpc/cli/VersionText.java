package dev.zerorpc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The command's version, which the build wrote down. */
final class VersionText implements IVersionProvider {
  static String text() {
    try (InputStream text =
        Objects.requireNonNull(VersionText.class.getResourceAsStream("version.txt"))) {
      return "zerorpc " + new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }
}
