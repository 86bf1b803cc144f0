package com.example;

import com.example.probe.MetricsStub;
import dev.zerorpc.RpcClient;

/** Needs what is generated for the tests and for the project. */
final class Needs {
  private Needs() {}

  static void call(RpcClient client) {
    GreeterStub.create(client).hello("RPC");
    ProbeStub.create(client).hello("RPC");
    MetricsStub.create(client);
  }
}
