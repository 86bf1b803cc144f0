package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.IoLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Runs something on a loop's thread and waits for its result. */
public final class LoopCalls {
  private LoopCalls() {}

  /** Returns what the task returns, or throws what it throws. */
  public static <T> T call(IoLoop loop, Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            result.complete(task.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
