package com.example.streams;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.RpcService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Streams of every shape, both ways. */
@RpcService
public interface Streams {
  Flow.Publisher<String> publish(int count);

  long sum(RpcStream<Long> values);

  /** Stores what is sent. */
  void store(String name, @Default("1") int copies, @Name("chunk") RpcStream<byte[]> chunks);

  CompletableFuture<Integer> count(Stream<@Nullable String> call);

  RpcStream<Integer> echo(RpcStream<Integer> values);

  Flow.Publisher<List<String>> group(int size, Flow.Publisher<String> words);

  Stream<Long> drain(Stream<Long> arguments);
}
