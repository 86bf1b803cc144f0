package com.example;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcService;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Greets. */
@RpcService
public interface Greeter {
  /** Greets somebody. */
  String hello(String name);

  /** Counts from {@code from} up to, not including, {@code to}. */
  RpcStream<Integer> range(int from, int to, @Default("1") int step);

  CompletableFuture<Long> total(String name) throws UnknownCounter;

  List<Sample> samples(String name);

  @OneWay
  void count(String name, long by);
}
