package dev.zerorpc.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zerorpc completion}. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes sub-commands and their options.")
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
    console.out().print(AutoComplete.bash("zerorpc", RootCommand.commandLine(console)));
    return ExitCode.OK.status();
  }
}
