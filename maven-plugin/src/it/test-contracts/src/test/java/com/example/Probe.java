package com.example;

import dev.zerorpc.annotation.RpcService;

/** Greets. */
@RpcService
interface Probe {
  /** Greets somebody. */
  com.example.units.Unit hello(String name);
}
