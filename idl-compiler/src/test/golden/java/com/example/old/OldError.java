package com.example.old;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.RpcError;

@Deprecated
@Name("old.Error")
@RpcError
public class OldError extends ContractException {
  private static final long serialVersionUID = 1;

  public OldError(String message) {
    super(message);
  }
}
