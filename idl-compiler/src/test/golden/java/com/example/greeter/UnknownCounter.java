package com.example.greeter;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.RpcError;

/** There is no counter of that name. */
@RpcError
public final class UnknownCounter extends ContractException {
  private static final long serialVersionUID = 1;

  private final String counter;
  private final int known;

  public UnknownCounter(String counter, String message, int known) {
    super(message);
    this.counter = counter;
    this.known = known;
  }

  public String counter() {
    return counter;
  }

  public int getKnown() {
    return known;
  }
}
