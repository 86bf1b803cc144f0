package com.example.greeter;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Idempotent;
import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.Timeout;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The seed's greeter. */
@RpcService
public interface Greeter {
  /** Greets somebody. */
  String hello(String name);

  /** Counts from {@code from} up to, not including, {@code to}. */
  RpcStream<Integer> range(int from, int to, @Default("1") int step);

  @Idempotent
  @Timeout("2s")
  CompletableFuture<Long> total(String name) throws UnknownCounter;

  @OneWay
  void count(String name, long by);

  @Timeout("250ms")
  void reset();

  CompletionStage<Void> flush();

  Stream<Sample> samples(List<String> names);

  Sample last(String... names) throws UnknownCounter;
}
