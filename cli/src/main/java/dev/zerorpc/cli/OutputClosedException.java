package dev.zerorpc.cli;

/** Nobody reads standard output any more; the command ends with {@link ExitCode#OUTPUT_CLOSED}. */
public final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The one case there is. */
  public OutputClosedException() {
    super("standard output is closed");
  }
}
