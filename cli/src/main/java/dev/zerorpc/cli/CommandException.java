package dev.zerorpc.cli;

/**
 * Ends a command: the message goes to standard error, after {@code zerorpc: }, and the exit code to
 * the shell.
 */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** With what is wrong, and what to do about it. */
  public CommandException(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** What the process ends with. */
  public ExitCode code() {
    return code;
  }
}
