package com.example;

import dev.zerorpc.annotation.RpcService;

/** Greets. */
@RpcService
public interface Other {
  /** Greets somebody. */
  String hello(String name);
}
