package dev.zerorpc;

/**
 * The call or stream was given up on this side: closed, cancelled, or its client or server was
 * closed.
 */
public class CancelledException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public CancelledException(String message) {
    super(message);
  }
}
