package com.example;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.RpcError;

/** There is no counter of that name. */
@RpcError
public final class UnknownCounter extends ContractException {
  private static final long serialVersionUID = 1L;
  private final String name;

  public UnknownCounter(String name) {
    super("There is no counter " + name);
    this.name = name;
  }

  public String name() {
    return name;
  }
}
