package dev.zerorpc;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that a call can fail with. Each message says what was called, where, and what to
 * do.
 */
public class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public RpcException(String message) {
    super(message);
  }

  /** Creates one with the sentence that the user sees and what caused it. */
  public RpcException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
