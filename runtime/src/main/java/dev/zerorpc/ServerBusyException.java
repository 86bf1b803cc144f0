package dev.zerorpc;

/**
 * The server refused the call because its queue is full. Nothing was executed; the call can be
 * tried again later.
 */
public class ServerBusyException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that the user sees. */
  public ServerBusyException(String message) {
    super(message);
  }
}
