package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.idl.source.FormattedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Lays the project's {@code .zrpc} files out in the usual way. Comments stay; files with errors of
 * syntax are left alone and reported.
 *
 * @since 0.1.0
 */
@Mojo(name = "format", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class FormatMojo extends ContractMojo {
  /** Created by Maven. */
  public FormatMojo() {}

  @Override
  void run() throws MojoFailureException, ContractSourceException, IOException {
    int written = 0;
    int broken = 0;
    for (Path file : contractFiles()) {
      FormattedFile formatted = FormattedFile.of(file);
      report(formatted.problems());
      if (formatted.text().isEmpty()) {
        broken++;
      } else if (!formatted.isFormatted()) {
        Files.writeString(file, formatted.text().get());
        getLog().info("zerorpc: formatted " + file);
        written++;
      }
    }
    if (broken > 0) {
      throw new MojoFailureException(
          "zerorpc: %d %s left as before because of the errors in the log above."
              .formatted(broken, broken == 1 ? "file was" : "files were"));
    }
    getLog().info("zerorpc: " + written + " of the project's .zrpc files formatted");
  }
}
