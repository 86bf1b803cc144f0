package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.lint.Finding;
import dev.zerorpc.idl.lint.LintRule;
import dev.zerorpc.idl.lint.Linter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc idl lint}. */
@Command(
    name = "lint",
    description = "Points at what is correct in a contract and still worth another look.")
final class LintCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ContractPlaces places = new ContractPlaces();
  @Mixin private final Report report = new Report();

  @Option(
      names = "--off",
      paramLabel = "RULE",
      split = ",",
      description = "A rule to leave out. May be given several times, or with commas.")
  private List<String> off = new ArrayList<>();

  LintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Set<LintRule> rules;
    try {
      rules = LintRule.without(off);
    } catch (IllegalArgumentException e) {
      throw ContractPlaces.wrong(String.valueOf(e.getMessage()));
    }
    CompilationResult result = places.compile(console);
    if (result.hasErrors()) {
      report.write(result.diagnostics(), console);
      return ExitCode.FAILED.status();
    }
    List<Finding> findings = Linter.lint(result, rules);
    report.write(findings, console);
    return (findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED).status();
  }
}
