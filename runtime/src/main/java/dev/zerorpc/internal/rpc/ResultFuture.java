package dev.zerorpc.internal.rpc;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of an asynchronous call; cancelling it gives the call up.
 *
 * @param <R> the type of the result
 */
final class ResultFuture<R extends @Nullable Object> extends CompletableFuture<R> {
  private final UnaryCall call;

  /** Creates one; somebody else completes it when the call has an outcome. */
  ResultFuture(UnaryCall call) {
    this.call = call;
  }

  UnaryCall call() {
    return call;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      call.giveUp();
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
