package dev.zerorpc.cli.contract;

import dev.zerorpc.cli.mock.Literals;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Scalar;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks values as they are sent against what a contract asks of them besides their type. */
final class ConstraintCheck {
  private ConstraintCheck() {}

  /**
   * Checks one.
   *
   * @throws ArgumentException if it does not keep to the constraints
   */
  static void check(Object value, TypeRef type, List<Constraint> constraints, String path) {
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Range range && type instanceof Scalar scalar) {
        range(value, scalar.kind(), range, path);
      } else if (constraint instanceof Constraint.Length length) {
        length(value, length, path);
      } else if (constraint instanceof Constraint.Pattern pattern
          && !Pattern.compile(pattern.expression()).matcher(value.toString()).matches()) {
        throw ArgumentException.expected(
            path, "a text that matches " + pattern.expression(), "'" + value + "'");
      }
    }
  }

  private static void range(Object value, ScalarKind kind, Constraint.Range range, String path) {
    boolean fits =
        (range.least() == null || compare(value, Literals.of(kind, range.least())) >= 0)
            && (range.greatest() == null
                || compare(value, Literals.of(kind, range.greatest())) <= 0);
    if (!fits) {
      throw ArgumentException.expected(
          path, "a value" + bounds(range.least(), range.greatest()), String.valueOf(value));
    }
  }

  @SuppressWarnings("unchecked") // A bound is read as the class of the values of its kind.
  private static int compare(Object value, Comparable<?> bound) {
    return ((Comparable<Object>) value).compareTo(bound);
  }

  private static void length(Object value, Constraint.Length length, String path) {
    BigInteger size = BigInteger.valueOf(size(value));
    boolean fits =
        (length.least() == null || size.compareTo(count(length.least())) >= 0)
            && (length.greatest() == null || size.compareTo(count(length.greatest())) <= 0);
    if (!fits) {
      throw ArgumentException.expected(
          path, "a length" + bounds(length.least(), length.greatest()), "one of " + size);
    }
  }

  private static BigInteger count(String text) {
    return DefaultLiteralParser.integer(text).orElseThrow();
  }

  private static long size(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    return value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
  }

  private static String bounds(@Nullable String least, @Nullable String greatest) {
    if (least == null) {
      return " of at most " + greatest;
    }
    return greatest == null ? " of at least " + least : " from " + least + " to " + greatest;
  }
}
