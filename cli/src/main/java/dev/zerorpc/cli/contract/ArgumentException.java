package dev.zerorpc.cli.contract;

/** A value does not fit its type; the message says where and what belongs there. */
final class ArgumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ArgumentException(String path, String message) {
    super("'" + path + "': " + message);
  }

  static ArgumentException expected(String path, String expected, String found) {
    return new ArgumentException(path, "expected " + expected + ", found " + found);
  }
}
