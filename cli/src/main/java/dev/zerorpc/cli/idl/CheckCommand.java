package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diff.ChangePolicy;
import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc idl check}. */
@Command(
    name = "check",
    description = "Lists every change since an older version, and fails on one that breaks.")
@SuppressWarnings("NullAway.Init") // The option is required.
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ContractPlaces places = new ContractPlaces();
  @Mixin private final Report report = new Report();

  @Option(
      names = "--against",
      paramLabel = "PLACE",
      required = true,
      description =
          "The older version: a file, a folder, a jar, or git:REVISION for the folder that"
              + " is checked, as it was then.")
  private String against;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = ChangePolicy.JAVA,
      description =
          "java: what breaks the wire or Java source fails. wire: only what breaks the"
              + " wire. ${DEFAULT-VALUE} unless given.")
  private String level = ChangePolicy.JAVA;

  @Option(
      names = "--allow",
      paramLabel = "CODE",
      split = ",",
      description =
          "The code of a change that is meant. May be given several times, or with commas.")
  private List<String> allow = new ArrayList<>();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ChangePolicy policy;
    try {
      policy = ChangePolicy.of(level, allow);
    } catch (IllegalArgumentException e) {
      throw ContractPlaces.wrong(String.valueOf(e.getMessage()));
    }
    CompilationResult before = older();
    CompilationResult after = places.compile(console);
    for (CompilationResult result : List.of(before, after)) {
      if (result.hasErrors()) {
        report.write(result.diagnostics(), console);
        return ExitCode.FAILED.status();
      }
    }
    List<Notice> changes =
        ContractDiff.compare(before.contract(), after.contract()).stream()
            .map(policy::judge)
            .toList();
    report.write(changes, console);
    long breaking = changes.stream().filter(ChangePolicy::isBreaking).count();
    console
        .err()
        .print("%d changes since %s, %d break\n".formatted(changes.size(), against, breaking));
    return (breaking == 0 ? ExitCode.OK : ExitCode.FAILED).status();
  }

  private CompilationResult older() {
    Path folder = Path.of(".");
    if (against.startsWith(ContractSource.REVISION)) {
      List<String> checked = places.places();
      folder = Path.of(checked.get(0));
      if (checked.size() != 1 || !Files.isDirectory(folder)) {
        throw ContractPlaces.wrong(
            "a revision is that of one folder, and '%s' is none. Check the folder that holds it."
                .formatted(places.shown()));
      }
    }
    try {
      return ContractSource.compile(against, folder, places.imports());
    } catch (ContractSourceException e) {
      throw ContractPlaces.wrong(String.valueOf(e.getMessage()));
    }
  }
}
