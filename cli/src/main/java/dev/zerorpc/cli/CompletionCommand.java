package dev.zerorpc.cli;

import dev.zerorpc.cli.compat.CompletionOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zerorpc completion}. */
@Command(
    name = "completion",
    description =
        "Prints a script with which a shell completes options, and sub-commands with theirs.")
@SuppressWarnings("NullAway.Init") // The shell is required.
final class CompletionCommand implements Callable<Integer> {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Console console;

  @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
  private String shell;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new CommandException(
          ExitCode.USAGE, "no completion for '%s'. There are bash and zsh.".formatted(shell));
    }
    // One script for both: it loads zsh's bashcompinit where it is needed.
    CommandLine root = RootCommand.commandLine(console);
    CompletionOptions.addTo(root.getCommandSpec());
    console.out().print(AutoComplete.bash("zerorpc", root));
    return ExitCode.OK.status();
  }
}
