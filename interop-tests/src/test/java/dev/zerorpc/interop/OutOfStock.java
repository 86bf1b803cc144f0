package dev.zerorpc.interop;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.RpcError;

/** A typed error; peers without the contract see its name and its message. */
@RpcError
public final class OutOfStock extends ContractException {
  private static final long serialVersionUID = 1L;

  private final long left;

  /** Creates one. */
  public OutOfStock(String message, long left) {
    super(message);
    this.left = left;
  }

  /** How many there are. */
  public long left() {
    return left;
  }
}
