package com.example;

import com.example.api.GreeterDispatcher;
import com.example.api.GreeterStub;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;

/** Calls itself. */
final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (RpcServer server =
            RpcServer.builder()
                .service(GreeterDispatcher.of(name -> "Hello, " + name))
                .bind("tcp://127.0.0.1:*")
                .start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      System.out.println(GreeterStub.create(client).hello("module"));
    }
  }
}
