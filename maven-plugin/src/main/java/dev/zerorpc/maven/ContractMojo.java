package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.Severity;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals on {@code .zrpc} files have in common. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
abstract class ContractMojo extends AbstractMojo {
  /**
   * The folder of the project's {@code .zrpc} files. A project without it is left alone.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.contractDirectory",
      defaultValue = "${project.basedir}/src/main/zrpc",
      required = true)
  private File contractDirectory;

  /**
   * Further folders in which imports are looked up, before those of the dependencies' jars.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.importDirectories")
  private @Nullable List<File> importDirectories;

  /**
   * Whether to do nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("zerorpc: skipped");
      return;
    }
    try {
      run();
    } catch (ContractSourceException e) {
      throw new MojoExecutionException("zerorpc: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("zerorpc: cannot read or write: " + e, e);
    }
  }

  /** Does the goal's work. */
  abstract void run()
      throws MojoExecutionException, MojoFailureException, ContractSourceException, IOException;

  final MavenProject project() {
    return project;
  }

  final Path contractDirectory() {
    return contractDirectory.toPath();
  }

  /** The project's contract files; none, and a word about it, if it has no folder of them. */
  final List<Path> contractFiles() throws ContractSourceException {
    List<Path> files =
        Files.isDirectory(contractDirectory())
            ? ContractSource.files(contractDirectory())
            : List.of();
    if (files.isEmpty()) {
      getLog().info("zerorpc: no .zrpc files in " + contractDirectory);
    }
    return files;
  }

  /** Compiles a place and logs what is wrong with it. */
  final CompilationResult compile(String place)
      throws MojoExecutionException, MojoFailureException, ContractSourceException {
    CompilationResult result = ContractSource.compile(place, contractDirectory(), imports());
    report(result.diagnostics());
    if (result.hasErrors()) {
      long errors =
          result.diagnostics().stream().filter(d -> d.code().severity() == Severity.ERROR).count();
      throw new MojoFailureException(
          "zerorpc: %d %s in the contracts of %s; each is in the log above, with file and line."
              .formatted(errors, errors == 1 ? "error" : "errors", place));
    }
    return result;
  }

  /** Logs diagnostics as links, with the lines at fault. */
  final void report(List<Diagnostic> diagnostics) {
    diagnostics.forEach(diagnostic -> show(diagnostic.notice()));
  }

  /** Logs what was found as a link, with the line that it is about. */
  void show(Notice notice) {
    CompilerDiagnostic.of(notice).log(getLog());
  }

  /** An encoding by its name, the platform's if there is none. */
  static Charset charset(@Nullable String encoding) throws MojoExecutionException {
    try {
      return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "zerorpc: Java knows no encoding \""
              + encoding
              + "\". Correct project.build.sourceEncoding.",
          e);
    }
  }

  /** Finds what contracts import. */
  final ImportResolver imports() throws MojoExecutionException {
    return ContractFolder.imports(importDirectories(), libraries());
  }

  /** Where imports are looked up before libraries. */
  final List<Path> importDirectories() {
    return importDirectories == null
        ? List.of()
        : importDirectories.stream().map(File::toPath).toList();
  }

  /** The jars and class folders of the project's dependencies. */
  final List<Path> libraries() throws MojoExecutionException {
    try {
      String own = project.getBuild().getOutputDirectory();
      return project.getCompileClasspathElements().stream()
          .filter(element -> !element.equals(own))
          .map(Path::of)
          .toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("zerorpc: the compile class path is not resolved", e);
    }
  }
}
