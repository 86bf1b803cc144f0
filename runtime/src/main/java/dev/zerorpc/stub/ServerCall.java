package dev.zerorpc.stub;

import dev.zerorpc.RpcStream;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call on the server's side. A dispatcher reads the arguments in order and then calls exactly
 * one of the {@code reply} methods.
 */
public interface ServerCall {
  /** The arguments' reader, standing before the next one. */
  ValueReader arguments();

  /** How many arguments the caller sent. */
  int argumentCount();

  /**
   * The items that the caller sends after its request; called at the most once, before the answer.
   * Reading fails with {@link dev.zerorpc.CancelledException} when the caller gives up or is lost,
   * and after the answer.
   *
   * @throws IllegalStateException if the method takes no stream, or the call is a message that
   *     nobody answers
   */
  default <T extends @Nullable Object> RpcStream<T> items(Codec<T> codec) {
    throw new IllegalStateException("one-way messages carry no streams");
  }

  /** Answers with nothing. */
  void reply();

  /**
   * Answers with one value.
   *
   * @throws dev.zerorpc.EncodeException if it cannot be encoded; nothing was sent then
   */
  <R extends @Nullable Object> void reply(Codec<R> codec, R value);

  /** Answers with the value, or the error, that the stage completes with. */
  <R extends @Nullable Object> void replyWith(Codec<R> codec, CompletionStage<? extends R> stage);

  /**
   * Answers with the items of a stream, as fast as the caller takes them. The stream is closed when
   * it ends, fails, or nobody reads it any more.
   */
  <R extends @Nullable Object> void replyAll(Codec<R> codec, RpcStream<? extends R> stream);
}
