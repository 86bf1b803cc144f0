package dev.zerorpc.idl.remote;

import org.jspecify.annotations.Nullable;

/** A server did not say what it was asked. */
public final class InspectionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean answered;

  private InspectionException(String message, boolean answered, @Nullable Throwable cause) {
    super(message, cause);
    this.answered = answered;
  }

  /**
   * The server answered, but with an error: it may be asked something else.
   *
   * @param message what it answered
   */
  public static InspectionException refused(String message, @Nullable Throwable cause) {
    return new InspectionException(message, true, cause);
  }

  /**
   * The server did not answer: there is no use in asking again.
   *
   * @param message what happened and what to do
   */
  public static InspectionException unreachable(String message, @Nullable Throwable cause) {
    return new InspectionException(message, false, cause);
  }

  /** Whether the server answered at all. */
  public boolean isAnswered() {
    return answered;
  }
}
