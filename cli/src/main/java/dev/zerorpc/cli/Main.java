package dev.zerorpc.cli;

import dev.zerorpc.cli.compat.PythonCommand;

/**
 * The command's entry: {@code zerorpc SUB-COMMAND …}, or else the syntax of the Python command,
 * {@code zerorpc [options] [address] [command [params…]]}.
 */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    int status = run(arguments, Console.ofProcess(System.getProperties(), System.getenv()));
    System.exit(status);
  }

  /**
   * Runs the command in this virtual machine.
   *
   * @return the exit status, see {@link ExitCode}
   */
  public static int run(String[] arguments, Console console) {
    int status;
    try {
      status =
          arguments.length > 0 && SubCommands.contains(arguments[0])
              ? RootCommand.run(arguments, console)
              : PythonCommand.run(arguments, console);
      console.endProgress();
      console.flush();
    } catch (OutputClosedException e) {
      status = ExitCode.OUTPUT_CLOSED.status();
    } catch (CommandException e) {
      console.error(String.valueOf(e.getMessage()));
      status = e.code().status();
    }
    return status;
  }
}
