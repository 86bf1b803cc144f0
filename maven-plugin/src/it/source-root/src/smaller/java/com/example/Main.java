package com.example;

import dev.zerorpc.RpcClient;

/** Needs what is generated, and what somebody keeps beside it. */
public final class Main {
  private Main() {}

  static String greet(RpcClient client) {
    return Foreign.TITLE + GreeterStub.create(client).hello("RPC");
  }
}
