package dev.zerorpc.stub;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of a length between two others.
 *
 * @param least the least length, or null for no bound
 * @param greatest the greatest length, or null for no bound
 */
record ValueLength(@Nullable Long least, @Nullable Long greatest) implements ValueCheck<Object> {
  @Override
  public @Nullable String problem(Object value) {
    int length = length(value);
    boolean isTooShort = least != null && length < least;
    boolean isTooLong = greatest != null && length > greatest;
    return isTooShort || isTooLong
        ? "must be of length "
            + ValueCheck.between(least, greatest)
            + ", but is of length "
            + length
        : null;
  }

  private static int length(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof Collection<?> collection) {
      return collection.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    return value instanceof ByteBuffer buffer ? buffer.remaining() : arrayLength(value);
  }

  private static int arrayLength(Object value) {
    if (value instanceof Object[] array) {
      return array.length;
    }
    if (value instanceof byte[] array) {
      return array.length;
    }
    if (value instanceof short[] array) {
      return array.length;
    }
    if (value instanceof int[] array) {
      return array.length;
    }
    if (value instanceof long[] array) {
      return array.length;
    }
    if (value instanceof float[] array) {
      return array.length;
    }
    if (value instanceof double[] array) {
      return array.length;
    }
    if (value instanceof boolean[] array) {
      return array.length;
    }
    throw new IllegalArgumentException("a " + value.getClass().getName() + " has no length");
  }
}
