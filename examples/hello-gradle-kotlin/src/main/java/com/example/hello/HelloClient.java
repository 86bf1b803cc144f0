package com.example.hello;

import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcStream;

/** Greets everybody who is named after the server's endpoint, and lets the server count. */
public final class HelloClient {
  private HelloClient() {}

  public static void main(String[] args) {
    String endpoint = args.length > 0 ? args[0] : "tcp://127.0.0.1:4242";
    try (RpcClient client = RpcClient.connect(endpoint)) {
      Greeter greeter = GreeterStub.create(client);
      for (int i = 1; i < args.length; i++) {
        System.out.println(greeter.hello(args[i]));
      }
      try (RpcStream<Integer> numbers = greeter.range(0, 10, 2)) {
        for (int number : numbers) {
          System.out.println(number);
        }
      }
    }
  }
}
