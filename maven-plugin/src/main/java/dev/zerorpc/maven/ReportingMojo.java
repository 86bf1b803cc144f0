package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.ReportFormat;
import dev.zerorpc.idl.source.ContractSourceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that look at contracts have in common: a report beside the log. */
abstract class ReportingMojo extends ContractMojo {
  /**
   * What the report is written in: {@code text}, {@code json} or {@code sarif}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.format", defaultValue = "text")
  private String format = ReportFormat.TEXT.id();

  /**
   * The file to which the report goes. If not set, there is one for {@code json} and {@code sarif}
   * alone, in the build folder: {@code zerorpc-lint.sarif}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.report")
  private @Nullable File report;

  private final List<Notice> found = new ArrayList<>();

  /** Looks at the contracts; what it finds goes to {@link #show}. */
  abstract void look() throws MojoExecutionException, MojoFailureException, ContractSourceException;

  /** The goal's name. */
  abstract String goal();

  @Override
  final void run()
      throws MojoExecutionException, MojoFailureException, ContractSourceException, IOException {
    ReportFormat chosen;
    try {
      chosen = ReportFormat.named(format);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "zerorpc: " + e.getMessage() + " Correct zerorpc.format.", e);
    }
    try {
      look();
    } catch (MojoFailureException e) {
      write(chosen);
      throw e;
    }
    write(chosen);
  }

  @Override
  final void show(Notice notice) {
    found.add(notice);
    super.show(notice);
  }

  private void write(ReportFormat chosen) throws IOException {
    Path target;
    if (report != null) {
      target = report.toPath();
    } else if (chosen != ReportFormat.TEXT) {
      String name = "zerorpc-" + goal() + "." + chosen.id();
      target = Path.of(project().getBuild().getDirectory(), name);
    } else {
      return;
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.writeString(target, chosen.of(found));
    getLog().info("zerorpc: wrote " + target);
  }
}
