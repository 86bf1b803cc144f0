package dev.zerorpc;

import java.time.Duration;
import java.util.Objects;

/** Checks the lengths of time that users give. */
final class Durations {
  private Durations() {}

  static Duration positive(String what, Duration value) {
    Objects.requireNonNull(value, what);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(what + " must be positive, but is " + value);
    }
    return value;
  }

  static Duration notNegative(String what, Duration value) {
    Objects.requireNonNull(value, what);
    if (value.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
    return value;
  }
}
