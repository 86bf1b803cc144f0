package dev.zerorpc;

/**
 * The peer of a call fell silent, its connection broke after the call was sent, or it was never
 * reached.
 */
public class LostRemoteException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public LostRemoteException(String message) {
    super(message);
  }
}
