package dev.zerorpc.processor;

import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The server's side of a {@link Loopback} call: keeps the bytes of what it is answered with. */
final class ReceivedCall implements ServerCall {
  final List<byte[]> replies = new ArrayList<>();
  private final ValueReader arguments;
  private final int argumentCount;
  private final List<byte[]> items;

  ReceivedCall(byte[] arguments, int argumentCount, List<byte[]> items) {
    this.items = items;
    this.arguments = new ValueReader(new MessageReader(arguments));
    this.argumentCount = argumentCount;
  }

  @Override
  public ValueReader arguments() {
    return arguments;
  }

  @Override
  public int argumentCount() {
    return argumentCount;
  }

  @Override
  public <T extends @Nullable Object> RpcStream<T> items(Codec<T> codec) {
    return RpcStream.from(
        items.stream().map(item -> codec.read(new ValueReader(new MessageReader(item)))));
  }

  @Override
  public void reply() {
    replies.add(new byte[0]);
  }

  @Override
  public <R extends @Nullable Object> void reply(Codec<R> codec, R value) {
    MessageWriter out = new MessageWriter();
    codec.write(new ValueWriter(out), value);
    replies.add(out.toByteArray());
  }

  @Override
  public <R extends @Nullable Object> void replyWith(
      Codec<R> codec, CompletionStage<? extends R> stage) {
    try {
      reply(codec, stage.toCompletableFuture().join());
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  @Override
  public <R extends @Nullable Object> void replyAll(Codec<R> codec, RpcStream<? extends R> stream) {
    for (R item : stream) {
      reply(codec, item);
    }
    stream.close();
  }
}
