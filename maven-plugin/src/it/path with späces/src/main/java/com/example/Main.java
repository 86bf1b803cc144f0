package com.example;

import dev.zerorpc.RpcClient;

/** Needs what is generated. */
public final class Main {
  private Main() {}

  static String greet(RpcClient client) {
    return GreeterStub.create(client).hello("RPC");
  }

  static GreeterDispatcher serve(Greeter greeter) {
    return GreeterDispatcher.of(greeter);
  }
}
