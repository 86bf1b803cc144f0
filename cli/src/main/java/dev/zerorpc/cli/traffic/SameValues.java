package dev.zerorpc.cli.traffic;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether two values of messages mean the same: by content, and numbers by what they are worth. */
final class SameValues {
  private SameValues() {}

  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    if (a instanceof byte[] left && b instanceof byte[] right) {
      return Arrays.equals(left, right);
    }
    if (a instanceof Number left && b instanceof Number right) {
      return sameNumber(left, right);
    }
    if (a instanceof List<?> left && b instanceof List<?> right) {
      return sameLists(left, right);
    }
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      return left.size() == right.size()
          && left.entrySet().stream()
              .allMatch(
                  entry ->
                      right.containsKey(entry.getKey())
                          && same(entry.getValue(), right.get(entry.getKey())));
    }
    return a.equals(b);
  }

  /** Not every language tells 1 from 1.0. */
  private static boolean sameNumber(Number a, Number b) {
    if (a.equals(b)) {
      return true;
    }
    if (isUnbounded(a) || isUnbounded(b)) {
      return false;
    }
    return exact(a).compareTo(exact(b)) == 0;
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Double d ? new BigDecimal(d) : new BigDecimal(number.toString());
  }

  private static boolean isUnbounded(Number number) {
    return number instanceof Double d && !Double.isFinite(d);
  }

  private static boolean sameLists(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> other = b.iterator();
    return a.stream().allMatch(item -> same(item, other.next()));
  }
}
