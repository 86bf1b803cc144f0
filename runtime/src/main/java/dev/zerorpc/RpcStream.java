package dev.zerorpc;

import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result that comes, or is produced, item by item. It is read once, by one thread at a time, and
 * closed when it is no longer wanted: leaving it early without closing keeps the call open on both
 * sides.
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
}
