package dev.zerorpc.stub;

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
   * Sends the call and waits for its result.
   *
   * @throws dev.zerorpc.RpcException if there is none, see there
   */
  R execute();

  /** Sends the call. Cancelling the future gives the call up, on the server too. */
  CompletableFuture<R> executeAsync();

  /** Sends the call and returns its stream of results without waiting for the first. */
  RpcStream<R> stream();

  /** Sends the call and forgets it. */
  void send();
}
