package dev.zerorpc.stub;

import org.jspecify.annotations.Nullable;

/**
 * Turns values of one contract type into bytes and back. Implementations are immutable and used by
 * many threads at once.
 *
 * @param <T> the Java type; nullable where the contract type is optional
 */
public interface Codec<T extends @Nullable Object> {
  /**
   * Writes exactly one value.
   *
   * @throws dev.zerorpc.EncodeException if the value cannot be represented
   */
  void write(ValueWriter out, T value);

  /**
   * Reads exactly one value.
   *
   * @throws dev.zerorpc.DecodeException if what is there is not such a value
   */
  T read(ValueReader in);
}
