package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diff.ChangePolicy;
import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compares the project's contract with an older version, lists every change, and fails on one that
 * breaks peers or Java code.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class CheckMojo extends ReportingMojo {
  /**
   * The older version: a {@code .zrpc} file, a folder of them, a jar that carries its contract, or
   * {@code git:REVISION} for the contract folder as it was in that revision.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.against")
  private @Nullable String against;

  /**
   * What fails the build: {@code java} for what breaks the wire or Java source, {@code wire} for
   * what breaks the wire alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.check.level", defaultValue = "java")
  private @Nullable String level;

  /**
   * Codes of changes that are meant and fail nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.check.allow")
  private @Nullable List<String> allow;

  /** Created by Maven. */
  public CheckMojo() {}

  @Override
  String goal() {
    return "check";
  }

  @Override
  void look() throws MojoExecutionException, MojoFailureException, ContractSourceException {
    if (against == null || against.isBlank()) {
      throw new MojoExecutionException(
          "zerorpc: nothing to check against. Set zerorpc.against to a .zrpc file, a folder, a jar"
              + " or git:REVISION.");
    }
    ChangePolicy policy;
    try {
      policy =
          ChangePolicy.of(
              level == null ? ChangePolicy.JAVA : level, allow == null ? List.of() : allow);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "zerorpc: " + e.getMessage() + " Correct zerorpc.check.level or zerorpc.check.allow.", e);
    }
    if (contractFiles().isEmpty()) {
      return;
    }
    CompilationResult before = compile(place(against));
    CompilationResult after = compile(contractDirectory().toString());
    List<Notice> changes =
        ContractDiff.compare(before.contract(), after.contract()).stream()
            .map(policy::judge)
            .toList();
    changes.forEach(this::show);
    long breaking = changes.stream().filter(ChangePolicy::isBreaking).count();
    if (breaking > 0) {
      throw new MojoFailureException(
          "zerorpc: %d of %d changes since %s break somebody, see the log above. Undo them, or name their codes in zerorpc.check.allow."
              .formatted(breaking, changes.size(), against));
    }
    getLog()
        .info("zerorpc: " + changes.size() + " changes since " + against + ", none that breaks");
  }

  /** Paths are relative to the project, wherever Maven was started. */
  private String place(String version) {
    return version.startsWith(ContractSource.REVISION) || new File(version).isAbsolute()
        ? version
        : new File(project().getBasedir(), version).getPath();
  }
}
