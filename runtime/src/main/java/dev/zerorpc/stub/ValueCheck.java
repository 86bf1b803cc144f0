package dev.zerorpc.stub;

import org.jspecify.annotations.Nullable;

/**
 * What values must be besides of their type.
 *
 * @param <T> the Java type
 */
interface ValueCheck<T> {
  /**
   * What is wrong with the value, as the end of a sentence that its path begins; null if nothing.
   */
  @Nullable String problem(T value);

  /** The bounds in words. */
  static String between(@Nullable Object least, @Nullable Object greatest) {
    if (least == null) {
      return "at most " + greatest;
    }
    return greatest == null ? "at least " + least : least + " to " + greatest;
  }
}
