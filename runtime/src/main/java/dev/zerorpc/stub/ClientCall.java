package dev.zerorpc.stub;

import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call on the client's side. A stub writes all arguments in order and then calls exactly one of
 * the other methods. Used by one thread.
 *
 * @param <R> the Java type of the result, or of an item of a streamed result
 */
public interface ClientCall<R extends @Nullable Object> {
  /** Where the arguments go, one after the other. */
  ValueWriter arguments();

  /**
   * Says which items follow the request, as fast as the server takes them. Called at the most once,
   * after the arguments. The stream is read on threads of the client's executor and closed when it
   * has been sent or the call has ended; if reading it fails, the call is given up and fails with
   * the same exception.
   *
   * @throws UnsupportedOperationException if the call is a message that nobody answers
   */
  default <T extends @Nullable Object> void items(Codec<T> codec, RpcStream<? extends T> stream) {
    throw new UnsupportedOperationException("one-way messages carry no streams");
  }

  /**
   * Sends the call and waits for its result.
   *
   * @throws dev.zerorpc.RpcException if there is none, see there
   */
  R execute();

  /** Sends the call. Cancelling the future gives the call up, on the server too. */
  CompletableFuture<R> executeAsync();

  /** Sends the call and returns its stream of results without waiting for the first. */
  RpcStream<R> stream();

  /**
   * Sends the call and waits for its first answer, which shows whether it is a value or a stream.
   *
   * @throws dev.zerorpc.RpcException if there is none, see there
   * @throws UnsupportedOperationException if the call is a message that nobody answers
   */
  default RpcAnswer<R> answer() {
    throw new UnsupportedOperationException("one-way messages have no answer");
  }

  /** Sends the call and forgets it. */
  void send();
}
