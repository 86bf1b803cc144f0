package dev.zerorpc.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Does for the contracts of the tests what {@code generate} does for those of the project: for the
 * annotated types among the test sources and for {@code .zrpc} files of the tests. What it
 * generates is compiled with the tests and goes into no jar.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "test-generate",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
public final class TestGenerateMojo extends GenerationMojo {
  /**
   * Where the generated sources go. The directory becomes a test source root of the project. Files
   * in it that this execution did not write are left alone.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/zerorpc",
      required = true)
  private File testOutputDirectory;

  /**
   * The folder of the tests' {@code .zrpc} files. {@code src/test/zrpc} need not exist, another one
   * must.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.testContractDirectory",
      defaultValue = "${project.basedir}/src/test/zrpc",
      required = true)
  private File testContractDirectory;

  /**
   * The folder of the project's own {@code .zrpc} files, which those of the tests may import.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.contractDirectory",
      defaultValue = "${project.basedir}/src/main/zrpc",
      required = true)
  private File contractDirectory;

  /**
   * Whether the project's tests are not even compiled, in which case there is nothing to generate.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipTests;

  /**
   * Created by Maven.
   *
   * @param buildContext how an IDE that runs the goal is told of the result
   */
  @Inject
  public TestGenerateMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  Layout layout() {
    return Layout.TEST;
  }

  @Override
  File outputDirectory() {
    return testOutputDirectory;
  }

  @Override
  File contractDirectory() {
    return testContractDirectory;
  }

  @Override
  List<Path> ownImports() {
    return List.of(contractDirectory.toPath());
  }

  @Override
  boolean isSkipped() {
    return skipTests || super.isSkipped();
  }
}
