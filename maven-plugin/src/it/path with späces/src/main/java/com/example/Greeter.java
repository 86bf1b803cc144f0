package com.example;

import dev.zerorpc.annotation.RpcService;

/** Greets. */
@RpcService
public interface Greeter {
  String hello(String name);
}
