package dev.zerorpc.stub;

import org.jspecify.annotations.Nullable;

/**
 * Values between two others. NaN lies between none.
 *
 * @param least the least value, or null for no bound
 * @param greatest the greatest value, or null for no bound
 * @param <T> the Java type
 */
record ValueRange<T extends Comparable<T>>(@Nullable T least, @Nullable T greatest)
    implements ValueCheck<T> {
  @Override
  public @Nullable String problem(T value) {
    boolean isTooLow = least != null && !isInOrder(least, value);
    boolean isTooHigh = greatest != null && !isInOrder(value, greatest);
    return isTooLow || isTooHigh
        ? "must be " + ValueCheck.between(least, greatest) + ", but is " + value
        : null;
  }

  // The natural order of floating point numbers puts -0.0 below 0.0 and NaN above everything.
  private static <T extends Comparable<T>> boolean isInOrder(T first, T second) {
    if (first instanceof Double low && second instanceof Double high) {
      return low.doubleValue() <= high.doubleValue();
    }
    if (first instanceof Float low && second instanceof Float high) {
      return low.floatValue() <= high.floatValue();
    }
    return first.compareTo(second) <= 0;
  }
}
