package dev.zerorpc;

import dev.zerorpc.internal.rpc.AwaitableStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The streams that {@link RpcStream}'s factories make. */
final class RpcStreams {
  private RpcStreams() {}

  static <T extends @Nullable Object> RpcStream<T> of(
      Iterator<? extends T> items, Runnable onClose) {
    return new IteratorStream<>(items, onClose);
  }

  static <T extends @Nullable Object> Stream<T> asStream(RpcStream<T> stream) {
    Spliterator<T> items =
        Spliterators.spliteratorUnknownSize(stream.iterator(), Spliterator.ORDERED);
    return StreamSupport.stream(items, false).onClose(stream::close);
  }

  /** Where a stream's views run unless something else is given. */
  static Executor executorOf(RpcStream<?> stream) {
    return stream instanceof AwaitableStream<?> awaitable
        ? awaitable.executor()
        : ForkJoinPool.commonPool();
  }

  private static final class IteratorStream<T extends @Nullable Object> implements RpcStream<T> {
    private final Iterator<T> items;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    IteratorStream(Iterator<? extends T> items, Runnable onClose) {
      Objects.requireNonNull(items, "items");
      this.onClose = Objects.requireNonNull(onClose, "onClose");
      this.items =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return !closed.get() && items.hasNext();
            }

            @Override
            public T next() {
              return items.next();
            }
          };
    }

    @Override
    public Iterator<T> iterator() {
      return items;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        onClose.run();
      }
    }
  }
}
