package dev.zerorpc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a method of which the caller did not know how it answers: one value, or a stream.
 *
 * @param <R> the type of the value, or of an item
 */
public final class RpcAnswer<R extends @Nullable Object> {
  private final @Nullable RpcStream<R> stream;
  private final @Nullable R value;

  private RpcAnswer(@Nullable RpcStream<R> stream, @Nullable R value) {
    this.stream = stream;
    this.value = value;
  }

  /** One that is a stream. */
  public static <R extends @Nullable Object> RpcAnswer<R> ofStream(RpcStream<R> stream) {
    return new RpcAnswer<>(Objects.requireNonNull(stream, "stream"), null);
  }

  /** One that is a value. */
  public static <R extends @Nullable Object> RpcAnswer<R> ofValue(R value) {
    return new RpcAnswer<>(null, value);
  }

  /** Whether it is a stream; it must be closed then. */
  public boolean isStream() {
    return stream != null;
  }

  /**
   * The stream, standing before its first item.
   *
   * @throws IllegalStateException if the answer is a value
   */
  public RpcStream<R> stream() {
    if (stream == null) {
      throw new IllegalStateException("the answer is one value; take it with value()");
    }
    return stream;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException if the answer is a stream
   */
  public @Nullable R value() {
    if (stream != null) {
      throw new IllegalStateException("the answer is a stream; take it with stream()");
    }
    return value;
  }
}
