package dev.zerorpc;

/**
 * A value that came in does not have the shape that the contract says; the message names the path
 * inside the value.
 */
public class DecodeException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public DecodeException(String message) {
    super(message);
  }
}
