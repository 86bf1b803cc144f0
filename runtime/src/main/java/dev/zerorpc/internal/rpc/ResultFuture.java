package dev.zerorpc.internal.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The future of an asynchronous call; cancelling it gives the call up.
 *
 * @param <R> the type of the result
 */
final class ResultFuture<R extends @Nullable Object> extends CompletableFuture<R>
    implements UnaryCall.Completion {
  private final UnaryCall call;
  private final BiFunction<Outcome, CallSite, R> reader;

  /**
   * Creates one whose call waits to be started.
   *
   * @param reader returns the result, or throws what the call failed with
   */
  ResultFuture(ClientEngine engine, CallRequest request, BiFunction<Outcome, CallSite, R> reader) {
    this.reader = reader;
    this.call = new UnaryCall(engine, request, this);
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

  @Override
  public void ended(Outcome outcome) {
    try {
      complete(reader.apply(outcome, call.site()));
    } catch (RuntimeException | Error e) {
      completeExceptionally(e);
    }
  }

  @Override
  public void rejected(Throwable cause) {
    completeExceptionally(cause);
  }
}
