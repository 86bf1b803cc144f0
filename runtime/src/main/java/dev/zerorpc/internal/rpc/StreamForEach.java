package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands a stream's items to a callback, each when the one before has been dealt with.
 *
 * @param <T> the type of an item
 */
public final class StreamForEach<T extends @Nullable Object> extends StreamReading<T> {
  private final Consumer<? super T> action;
  private final CompletableFuture<@Nullable Void> future = new CompletableFuture<>();

  private StreamForEach(RpcStream<T> stream, Consumer<? super T> action, Executor executor) {
    super(stream, executor);
    this.action = action;
  }

  /** Begins; the future ends with the stream, and closes it when it ends in any other way. */
  public static <T extends @Nullable Object> CompletableFuture<@Nullable Void> begin(
      RpcStream<T> stream, Consumer<? super T> action, Executor executor) {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(executor, "executor");
    StreamForEach<T> reading = new StreamForEach<>(stream, action, executor);
    var unused = reading.future.whenComplete((nothing, failure) -> reading.abandon());
    reading.begin();
    return reading.future;
  }

  @Override
  long wanted() {
    return 1;
  }

  @Override
  void item(T item) {
    action.accept(item);
  }

  @Override
  void ended(@Nullable Throwable failure) {
    if (failure == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(failure);
    }
  }
}
