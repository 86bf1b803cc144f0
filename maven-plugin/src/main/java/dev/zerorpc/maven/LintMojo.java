package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.idl.lint.Finding;
import dev.zerorpc.idl.lint.LintRule;
import dev.zerorpc.idl.lint.Linter;
import dev.zerorpc.idl.source.ContractSourceException;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Points at what is correct in the project's {@code .zrpc} files and still worth another look.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "lint",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class LintMojo extends ReportingMojo {
  /**
   * Names of rules to leave out.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.lint.off")
  private @Nullable List<String> off;

  /**
   * Whether a finding fails the build; if not, it is a warning.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zerorpc.lint.fail", defaultValue = "true")
  private boolean fail;

  /** Created by Maven. */
  public LintMojo() {}

  @Override
  String goal() {
    return "lint";
  }

  @Override
  void look() throws MojoExecutionException, MojoFailureException, ContractSourceException {
    Set<LintRule> rules;
    try {
      rules = LintRule.without(off == null ? List.of() : off);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "zerorpc: " + e.getMessage() + " Correct zerorpc.lint.off.", e);
    }
    if (contractFiles().isEmpty()) {
      return;
    }
    List<Finding> findings = Linter.lint(compile(contractDirectory().toString()), rules);
    Notice.Level level = fail ? Notice.Level.ERROR : Notice.Level.WARNING;
    findings.forEach(finding -> show(finding.notice().at(level)));
    if (fail && !findings.isEmpty()) {
      throw new MojoFailureException(
          "zerorpc: %d lint %s, see the log above. Switch rules off with zerorpc.lint.off."
              .formatted(findings.size(), findings.size() == 1 ? "finding" : "findings"));
    }
  }
}
