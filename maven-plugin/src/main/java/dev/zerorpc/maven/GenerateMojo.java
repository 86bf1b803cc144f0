package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.processor.ContractProcessor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates the stub and the dispatcher of each {@code @RpcService} interface, and the codec of
 * each {@code @RpcStruct} record and {@code @RpcError} exception, among the project's sources, and
 * for what is in {@code .zrpc} files the Java types as well. They are compiled with the project;
 * nothing is generated from test sources.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
public final class GenerateMojo extends AbstractMojo {
  /**
   * Where the generated sources go. The directory becomes a source root of the project. Files in it
   * that this execution did not write are left alone; still, give each execution a directory of its
   * own.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/zerorpc",
      required = true)
  private File outputDirectory;

  /**
   * The folder of the project's {@code .zrpc} files. It need not exist.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.contractDirectory",
      defaultValue = "${project.basedir}/src/main/zrpc",
      required = true)
  private File contractDirectory;

  /**
   * Further folders in which imports of {@code .zrpc} files are looked up, before those of the
   * dependencies' jars.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.importDirectories")
  private @Nullable List<File> importDirectories;

  /**
   * Whether to generate nothing. What an earlier build has generated is compiled all the same.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Encoding of the sources, both those read and those written. The platform's if not set.
   *
   * @since 0.1.0
   */
  @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
  private @Nullable String encoding;

  /**
   * Java release that the contracts are written in. If not set, it is that of the compiler plugin's
   * {@code default-compile} execution, or {@code maven.compiler.release}, or the source level set
   * in one of these two ways, or that of the JDK that runs Maven.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.release")
  private @Nullable String release;

  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private @Nullable String compilerRelease;

  @Parameter(defaultValue = "${maven.compiler.source}", readonly = true)
  private @Nullable String compilerSource;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    List<Path> sourceRoots = project.getCompileSourceRoots().stream().map(Path::of).toList();
    // First of all: a build that has nothing to generate must compile what is there.
    project.addCompileSourceRoot(outputDirectory.getAbsolutePath());
    if (skip) {
      getLog().info("zerorpc: skipped");
      return;
    }
    ContractGeneration generation =
        new ContractGeneration(ToolProvider.getSystemJavaCompiler(), ContractProcessor::new);
    try {
      report(generation.run(request(sourceRoots)));
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException(
          "zerorpc: cannot read the sources or write to " + outputDirectory + ": " + e, e);
    } catch (GenerationException | ContractSourceException e) {
      throw new MojoExecutionException("zerorpc: " + e.getMessage(), e);
    }
  }

  private GenerationRequest request(List<Path> sourceRoots) throws MojoExecutionException {
    // A goal called by name does the work of the build's execution, and must find its manifest.
    String id = execution.getExecutionId();
    String name = id == null || id.equals("default-cli") ? "default" : id;
    Path state =
        Path.of(project.getBuild().getDirectory(), "zerorpc")
            .resolve(URLEncoder.encode(name, StandardCharsets.UTF_8));
    String level = release == null ? compilerSetting("release", compilerRelease) : release;
    return new GenerationRequest(
        sourceRoots,
        contractDirectory.toPath(),
        importDirectories == null
            ? List.of()
            : importDirectories.stream().map(File::toPath).toList(),
        classPath(),
        plugin.getArtifacts().stream()
            .map(Artifact::getFile)
            .filter(Objects::nonNull)
            .map(File::toPath)
            .toList(),
        outputDirectory.toPath(),
        state.resolve("staging"),
        state.resolve("manifest"),
        ContractMojo.charset(encoding),
        level,
        level == null ? compilerSetting("source", compilerSource) : null);
  }

  /** Without the project's own classes, which are of an earlier build if they are there at all. */
  private List<Path> classPath() throws MojoExecutionException {
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

  private @Nullable String compilerSetting(String name, @Nullable String property) {
    var configuration =
        project.getGoalConfiguration(
            "org.apache.maven.plugins", "maven-compiler-plugin", "default-compile", "compile");
    var setting = configuration == null ? null : configuration.getChild(name);
    String value = setting == null ? null : setting.getValue();
    String chosen = value == null || value.isBlank() ? property : value;
    return chosen == null || chosen.isBlank() ? null : chosen.strip();
  }

  private void report(GenerationResult result) throws MojoFailureException {
    result.diagnostics().forEach(diagnostic -> diagnostic.log(getLog()));
    switch (result.state()) {
      case NO_CONTRACTS -> getLog().info("zerorpc: no contracts among the sources");
      case UP_TO_DATE -> getLog().info("zerorpc: up to date");
      case GENERATED ->
          getLog()
              .info(
                  "zerorpc: %d written, %d unchanged, %d deleted"
                      .formatted(result.written(), result.unchanged(), result.deleted()));
      case FAILED -> {
        long errors = result.errorCount();
        throw new MojoFailureException(
            "zerorpc: %d %s in the contracts of %s; each is in the log above, with file and line."
                .formatted(errors, errors == 1 ? "error" : "errors", project.getArtifactId()));
      }
    }
  }
}
