package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.idl.source.FormattedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fails if one of the project's {@code .zrpc} files is not laid out as {@code zerorpc:format} does
 * it.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "format-check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class FormatCheckMojo extends ContractMojo {
  /** Created by Maven. */
  public FormatCheckMojo() {}

  @Override
  void run() throws MojoFailureException, ContractSourceException, IOException {
    int wrong = 0;
    for (Path file : contractFiles()) {
      FormattedFile formatted = FormattedFile.of(file);
      report(formatted.problems());
      if (!formatted.isFormatted()) {
        getLog().error("zerorpc: not in the usual layout: " + file);
        wrong++;
      }
    }
    if (wrong > 0) {
      throw new MojoFailureException(
          "zerorpc: %d of the .zrpc files %s not in the usual layout, see the log above. Run mvn zerorpc:format."
              .formatted(wrong, wrong == 1 ? "is" : "are"));
    }
  }
}
