package com.example;

import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;

/** Greets. */
@RpcService
public interface Greeter {
  /** Says hello. */
  Greeting hello(String name, @Default("1") int times);

  /** A greeting. */
  @RpcStruct
  record Greeting(String text, Tone tone) {}

  /** A tone. */
  enum Tone {
    LOUD,
    SOFT
  }
}
