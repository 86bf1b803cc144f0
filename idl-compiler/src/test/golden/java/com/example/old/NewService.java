package com.example.old;

import dev.zerorpc.annotation.RpcService;

@RpcService
public interface NewService {
  /** Use {@code total}. */
  @Deprecated
  double sum(String name);

  double total(String name);
}
