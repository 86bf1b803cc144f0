package dev.zerorpc.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates the stub and the dispatcher of each {@code @RpcService} interface, and the codec of
 * each {@code @RpcStruct} record and {@code @RpcError} exception, among the project's sources, and
 * for what is in {@code .zrpc} files the Java types as well. They are compiled with the project;
 * test sources are the business of {@code test-generate}.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends MainGenerationMojo {
  /**
   * Created by Maven.
   *
   * @param buildContext how an IDE that runs the goal is told of the result
   */
  @Inject
  public GenerateMojo(BuildContext buildContext) {
    super(buildContext);
  }
}
