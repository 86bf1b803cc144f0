package dev.zerorpc;

/** A value that was to go out cannot be encoded; the message names the path inside the value. */
public class EncodeException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public EncodeException(String message) {
    super(message);
  }
}
