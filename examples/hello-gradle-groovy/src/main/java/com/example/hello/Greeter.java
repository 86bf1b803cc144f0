package com.example.hello;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.RpcService;

/** Greets and counts. */
@RpcService
public interface Greeter {
  /** Greets somebody. */
  String hello(String name);

  /** Counts from {@code from} up to, not including, {@code to}. */
  RpcStream<Integer> range(int from, int to, @Default("1") int step);
}
