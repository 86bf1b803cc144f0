package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.processor.ContractProcessor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** What the goals that generate have in common: all but which sources, and what becomes of them. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
abstract class GenerationMojo extends AbstractMojo {
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
   * Java release that the contracts are written in, from 17 on. If not set, it is that of the
   * compiler plugin's own execution for these sources, or {@code maven.compiler.release}, or the
   * source level set in one of these two ways, or that of the JDK that runs Maven.
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

  private final IdeMarkers markers;

  GenerationMojo(BuildContext buildContext) {
    markers = new IdeMarkers(buildContext);
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    List<Path> sourceRoots = sourceRoots().stream().map(Path::of).toList();
    // First of all: a build that has nothing to generate must compile what is there.
    addSourceRoot(outputDirectory().getAbsolutePath());
    if (isSkipped()) {
      getLog().info("zerorpc: skipped");
      return;
    }
    GenerationRequest request = request(sourceRoots);
    ContractGeneration generation =
        new ContractGeneration(ToolProvider.getSystemJavaCompiler(), ContractProcessor::new);
    try {
      checkConfiguration(request);
      markers.begin(request);
      GenerationResult result = run(generation, request);
      markers.end(request, result.diagnostics());
      report(result);
    } catch (IOException | UncheckedIOException e) {
      throw new MojoExecutionException(
          "zerorpc: cannot read the sources or write to " + outputDirectory() + ": " + e, e);
    } catch (GenerationException | ContractSourceException e) {
      throw new MojoExecutionException("zerorpc: " + e.getMessage(), e);
    }
  }

  /** Does the goal's work. */
  GenerationResult run(ContractGeneration generation, GenerationRequest request)
      throws IOException, ContractSourceException, GenerationException {
    return generation.run(request);
  }

  /** Which of the project's sources the goal is about. */
  abstract Layout layout();

  /** Where generated sources are. */
  abstract File outputDirectory();

  /** Where {@code .zrpc} files are. */
  abstract File contractDirectory();

  /** Folders in which imports are looked up before anywhere else. */
  List<Path> ownImports() {
    return List.of();
  }

  /** Whether there is nothing to do but to add the source root. */
  boolean isSkipped() {
    return skip;
  }

  /** A goal called by name does the work of the build's execution, and must find its manifest. */
  final String executionName() {
    String id = execution.getExecutionId();
    return id == null || id.equals("default-cli") ? "default" : id;
  }

  private List<String> sourceRoots() {
    return layout() == Layout.TEST
        ? project.getTestCompileSourceRoots()
        : project.getCompileSourceRoots();
  }

  private void addSourceRoot(String root) {
    if (layout() == Layout.TEST) {
      project.addTestCompileSourceRoot(root);
    } else {
      project.addCompileSourceRoot(root);
    }
  }

  private GenerationRequest request(List<Path> sourceRoots) throws MojoExecutionException {
    // Goals for both layouts may be of one execution.
    Path state =
        Path.of(project.getBuild().getDirectory(), "zerorpc")
            .resolve(URLEncoder.encode(executionName(), StandardCharsets.UTF_8))
            .resolve(layout().stateFolder());
    CompilerSettings settings = new CompilerSettings(project, layout());
    String level = settings.release(release, compilerRelease);
    List<Path> imports = new ArrayList<>(ownImports());
    if (importDirectories != null) {
      importDirectories.forEach(folder -> imports.add(folder.toPath()));
    }
    return new GenerationRequest(
        sourceRoots,
        contractDirectory().toPath(),
        imports,
        classPath(),
        plugin.getArtifacts().stream()
            .map(Artifact::getFile)
            .filter(Objects::nonNull)
            .map(File::toPath)
            .toList(),
        outputDirectory().toPath(),
        state.resolve("staging"),
        state.resolve("manifest"),
        ContractMojo.charset(encoding),
        level,
        level == null ? settings.source(compilerSource) : null);
  }

  private void checkConfiguration(GenerationRequest request)
      throws MojoExecutionException, ContractSourceException {
    List<String> problems = new ArrayList<>();
    ParameterNames.of(plugin, project, execution.getExecutionId()).check(problems::add);
    List<Path> handWritten =
        Stream.of(
                project.getBuild().getSourceDirectory(),
                project.getBuild().getTestSourceDirectory())
            .map(Path::of)
            .toList();
    List<Path> imports =
        importDirectories == null
            ? List.of()
            : importDirectories.stream().map(File::toPath).toList();
    new DirectoryCheck(request, layout(), project.getBasedir().toPath())
        .check(handWritten, imports, problems::add);
    if (!problems.isEmpty()) {
      throw new MojoExecutionException("zerorpc: " + String.join("\n", problems));
    }
  }

  /** Without the classes made of these sources, which are of an earlier build if there are any. */
  private List<Path> classPath() throws MojoExecutionException {
    try {
      boolean test = layout() == Layout.TEST;
      String own =
          test
              ? project.getBuild().getTestOutputDirectory()
              : project.getBuild().getOutputDirectory();
      List<String> elements =
          test ? project.getTestClasspathElements() : project.getCompileClasspathElements();
      return elements.stream().filter(element -> !element.equals(own)).map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("zerorpc: the class path is not resolved", e);
    }
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
      case VERIFIED ->
          getLog().info("zerorpc: the committed code is what is generated from the contracts");
      case FAILED ->
          throw new MojoFailureException(
              "zerorpc: %s in the contracts of %s; each is in the log above, with file and line."
                  .formatted(errors(result), project.getArtifactId()));
      case OUTDATED ->
          throw new MojoFailureException(
              "zerorpc: %s in the committed code of %s; each is in the log above, with what to do."
                  .formatted(errors(result), project.getArtifactId()));
    }
  }

  private static String errors(GenerationResult result) {
    return result.errorCount() + (result.errorCount() == 1 ? " error" : " errors");
  }
}
