package dev.zerorpc;

/**
 * No answer came within the time that the caller allows for the first one. The handler may still be
 * running.
 */
public class TimeoutExpiredException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public TimeoutExpiredException(String message) {
    super(message);
  }
}
