package com.example.hello;

import dev.zerorpc.RpcServer;
import dev.zerorpc.RpcStream;
import java.util.stream.IntStream;

/** Serves {@link Greeter} on {@code tcp://127.0.0.1:4242}, or on the endpoint that is given. */
public final class HelloServer implements Greeter {
  @Override
  public String hello(String name) {
    return "Hello, " + name;
  }

  @Override
  public RpcStream<Integer> range(int from, int to, int step) {
    return RpcStream.from(IntStream.iterate(from, i -> i < to, i -> i + step).boxed());
  }

  public static void main(String[] args) throws InterruptedException {
    String endpoint = args.length > 0 ? args[0] : "tcp://127.0.0.1:4242";
    try (RpcServer server =
        RpcServer.builder()
            .service(GreeterDispatcher.of(new HelloServer()))
            .bind(endpoint)
            .start()) {
      System.out.println("serving " + server.endpoints().get(0));
      server.awaitTermination();
    }
  }
}
