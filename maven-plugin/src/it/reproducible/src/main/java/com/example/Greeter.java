package com.example;

import dev.zerorpc.annotation.RpcService;

/** Greets. */
@RpcService
public interface Greeter {
  /** Greets somebody. */
  String hello(String name);
}
