package dev.zerorpc.cli;

/** What the Python command does, with its syntax and its output. */
final class PythonCommand {
  private PythonCommand() {}

  static int run(String[] arguments, Console console) {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      console.out().print(VersionText.text() + "\n");
      return ExitCode.OK.status();
    }
    throw new CommandException(
        ExitCode.USAGE, "no sub-command is named. Say 'zerorpc help' for those that there are.");
  }
}
