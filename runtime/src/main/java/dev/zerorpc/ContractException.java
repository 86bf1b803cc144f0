package dev.zerorpc;

/**
 * The base of a contract's own typed errors, see {@link dev.zerorpc.annotation.RpcError}. On the
 * caller's side the {@linkplain #getCause() cause} is the {@link RemoteException} that carried it,
 * with the peer's stack trace.
 */
public abstract class ContractException extends RpcException {
  private static final long serialVersionUID = 1L;

  /** Creates one with the sentence that crosses the wire. */
  protected ContractException(String message) {
    super(message);
  }
}
