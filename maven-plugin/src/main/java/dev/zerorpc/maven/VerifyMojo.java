package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSourceException;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;

/**
 * Stands in the place of {@code generate} in a project that commits its generated code: compiles
 * what is committed, and fails when that is not, file by file, what would be generated. It writes
 * nothing. Line ends may be those of any system.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class VerifyMojo extends MainGenerationMojo {
  /**
   * Created by Maven.
   *
   * @param buildContext how an IDE that runs the goal is told of the result
   */
  @Inject
  public VerifyMojo(BuildContext buildContext) {
    super(buildContext);
  }

  @Override
  GenerationResult run(ContractGeneration generation, GenerationRequest request)
      throws IOException, ContractSourceException, GenerationException {
    return generation.verify(request, "mvn zerorpc:generate@" + executionName());
  }
}
