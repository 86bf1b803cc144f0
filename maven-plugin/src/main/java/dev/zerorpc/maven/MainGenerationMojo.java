package dev.zerorpc.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/** What the goals about the main sources have in common. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute.
abstract class MainGenerationMojo extends GenerationMojo {
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
   * The folder of the project's {@code .zrpc} files. {@code src/main/zrpc} need not exist, another
   * one must.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "zerorpc.contractDirectory",
      defaultValue = "${project.basedir}/src/main/zrpc",
      required = true)
  private File contractDirectory;

  MainGenerationMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  final Layout layout() {
    return Layout.MAIN;
  }

  @Override
  final File outputDirectory() {
    return outputDirectory;
  }

  @Override
  final File contractDirectory() {
    return contractDirectory;
  }
}
