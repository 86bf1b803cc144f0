package com.example;

import dev.zerorpc.RpcClient;

/** Needs what is generated. */
public final class Main {
  private Main() {}

  static String greet(RpcClient client) {
    return HostStub.create(client).hello("RPC");
  }

  static HostDispatcher serve(Host host) {
    return HostDispatcher.of(host);
  }
}
