package dev.zerorpc;

import dev.zerorpc.internal.rpc.PublisherStream;
import dev.zerorpc.internal.rpc.StreamForEach;
import dev.zerorpc.internal.rpc.StreamPublisher;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result that comes, or is produced, item by item. It is read once, by one thread at a time, and
 * closed when it is no longer wanted: leaving it early without closing keeps the call open on both
 * sides.
 *
 * <p>There are four ways to read one, of which a reader takes one: the iterator and {@link
 * #stream()} wait on the reader's thread; {@link #publisher()} and {@link #forEachAsync} hold no
 * thread while they wait.
 *
 * <p>As a caller's result, {@code hasNext} and {@code next} wait for the next item and throw what
 * the call failed with ({@link RpcException}); the server produces only what has been asked for, a
 * window of items ahead of the reader. As a handler's result, it is made with one of {@code of} and
 * {@code from} and pulled as fast as the caller reads.
 *
 * @param <T> the type of an item
 */
public interface RpcStream<T extends @Nullable Object> extends Iterable<T>, AutoCloseable {
  /** The items that are still to come; the same iterator each time. */
  @Override
  Iterator<T> iterator();

  /** Gives the rest up. On a caller's side the server is told; a second call does nothing. */
  @Override
  void close();

  /** The items that are still to come as a {@link Stream}; closing that one closes this. */
  default Stream<T> stream() {
    return RpcStreams.asStream(this);
  }

  /**
   * The items that are still to come as a publisher, for one subscriber. What it requests is what
   * it gets; the other side runs ahead of it by no more than the stream's window. Cancelling closes
   * this stream. Items must not be null.
   *
   * <p>Signals come one after the other, on threads of the client's executor for a caller's stream,
   * of the server's for one that a handler receives, and of the common pool for others; {@code
   * onSubscribe} comes on the thread that subscribes.
   */
  default Flow.Publisher<T> publisher() {
    return publisher(RpcStreams.executorOf(this));
  }

  /**
   * {@link #publisher()} with its signals on that executor's threads.
   *
   * @param executor one with threads of its own; what one without would run on a client's or
   *     server's I/O thread runs in the common pool
   */
  default Flow.Publisher<T> publisher(Executor executor) {
    return new StreamPublisher<>(this, executor);
  }

  /**
   * Calls the action with every item, the next only when it has returned from the one before. Runs
   * where {@link #publisher()} does.
   *
   * @return completes with the end of the stream, or with what it or the action failed with; the
   *     stream is closed then, and also when the future is cancelled or completed from outside
   */
  default CompletableFuture<@Nullable Void> forEachAsync(Consumer<? super T> action) {
    return forEachAsync(action, RpcStreams.executorOf(this));
  }

  /**
   * {@link #forEachAsync(Consumer)} on that executor's threads.
   *
   * @param executor one with threads of its own, see {@link #publisher(Executor)}
   */
  default CompletableFuture<@Nullable Void> forEachAsync(
      Consumer<? super T> action, Executor executor) {
    return StreamForEach.begin(this, action, executor);
  }

  /** A stream without items. */
  static <T extends @Nullable Object> RpcStream<T> empty() {
    return RpcStreams.of(java.util.Collections.<T>emptyIterator(), () -> {});
  }

  /** A stream of these items. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T extends @Nullable Object> RpcStream<T> of(T... items) {
    return RpcStreams.of(java.util.Arrays.asList(items).iterator(), () -> {});
  }

  /** A stream of what the iterable yields. */
  static <T extends @Nullable Object> RpcStream<T> from(Iterable<? extends T> items) {
    return RpcStreams.of(items.iterator(), () -> {});
  }

  /**
   * A stream of what the iterator yields; {@code onClose} runs once, when the stream ends or is
   * given up.
   */
  static <T extends @Nullable Object> RpcStream<T> from(
      Iterator<? extends T> items, Runnable onClose) {
    return RpcStreams.of(items, onClose);
  }

  /** A stream of what a Java stream yields; that one is closed with it. */
  static <T extends @Nullable Object> RpcStream<T> from(Stream<? extends T> items) {
    return RpcStreams.of(items.iterator(), items::close);
  }

  /**
   * A stream of what the publisher publishes. It is subscribed to when the stream is first read and
   * asked for no more items than the stream's reader has room for; closing the stream cancels the
   * subscription.
   */
  static <T> RpcStream<T> from(Flow.Publisher<? extends T> items) {
    return new PublisherStream<>(items);
  }
}
