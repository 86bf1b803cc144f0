package dev.zerorpc;

/** The peer broke the zerorpc protocol in a way that leaves the call without an answer. */
public class ProtocolException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public ProtocolException(String message) {
    super(message);
  }
}
