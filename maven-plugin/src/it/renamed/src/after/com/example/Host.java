package com.example;

import dev.zerorpc.annotation.RpcService;

/** Greets. */
@RpcService
public interface Host {
  String hello(String name);
}
