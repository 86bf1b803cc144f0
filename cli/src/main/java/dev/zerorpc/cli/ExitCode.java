package dev.zerorpc.cli;

/**
 * What the command's exit status says. The numbers are those of the Python command where that has
 * one for the case.
 */
public enum ExitCode {
  /** Everything was done. */
  OK(0),
  /**
   * The call failed: the peer answered with an error, was lost, or took too long. A contract has
   * errors, findings or breaking changes. A file cannot be written.
   */
  FAILED(1),
  /** The command line cannot be understood; what is wrong with it is on standard error. */
  USAGE(2),
  /** A call or a server was asked for without an address, or a server without a service. */
  INCOMPLETE(255),
  /** Stopped from the keyboard. */
  INTERRUPTED(130),
  /** Whoever read the output has gone, {@code zerorpc … | head} for instance. */
  OUTPUT_CLOSED(141);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The number that the process ends with. */
  public int status() {
    return status;
  }
}
