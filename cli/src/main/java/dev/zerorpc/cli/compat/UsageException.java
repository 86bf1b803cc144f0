package dev.zerorpc.cli.compat;

/** The command line cannot be understood. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  static UsageException of(Option option, String message) {
    return new UsageException("argument " + option.title() + ": " + message);
  }
}
