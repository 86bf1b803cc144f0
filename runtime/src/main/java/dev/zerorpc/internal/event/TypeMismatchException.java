package dev.zerorpc.internal.event;

/**
 * A well-formed value is not of the kind that was asked for. The reader still stands before it. Has
 * no stack trace, for the reason that {@link MalformedMessageException} has none.
 */
public final class TypeMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ValueType type;
  private final String found;

  TypeMismatchException(String expected, ValueType type, String found) {
    super("expected " + expected + ", found " + found, null, false, false);
    this.type = type;
    this.found = found;
  }

  /** The kind of the value that is there. */
  public ValueType type() {
    return type;
  }

  /** The value that is there, or its kind, as a message shows it. */
  public String found() {
    return found;
  }
}
