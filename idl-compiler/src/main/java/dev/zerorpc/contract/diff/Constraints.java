package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Constraint.Length;
import dev.zerorpc.contract.Constraint.Pattern;
import dev.zerorpc.contract.Constraint.Range;
import dev.zerorpc.contract.DurationText;
import dev.zerorpc.contract.diagnostic.Json;
import dev.zerorpc.contract.diagnostic.Origin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what values have to be besides of their type. */
final class Constraints {
  private static final List<Class<? extends Constraint>> KINDS =
      List.of(Range.class, Length.class, Pattern.class);

  private Constraints() {}

  /**
   * Reports what became of the constraints of a parameter or a field.
   *
   * @param part its kind and name
   * @param answered whether old clients read values that new servers write
   */
  static void compare(
      String part, Side before, Side after, boolean answered, Comparison comparison) {
    for (Class<? extends Constraint> kind : KINDS) {
      Constraint old = find(before.constraints(), kind);
      Constraint now = find(after.constraints(), kind);
      if (old == null ? now != null : !old.equals(now) && !sameBounds(old, now)) {
        ChangeCode code =
            isLooser(old, now)
                ? answered ? ChangeCode.ANSWER_CONSTRAINT_LOOSENED : ChangeCode.CONSTRAINT_LOOSENED
                : ChangeCode.CONSTRAINT_TIGHTENED;
        comparison.report(code, before.origin(), after.origin(), part, words(old), words(now));
      }
    }
  }

  /** The constraints of one version, and where they are. */
  record Side(List<Constraint> constraints, Origin origin) {}

  static String text(List<Constraint> constraints) {
    return constraints.stream().map(Constraints::words).collect(Collectors.joining(" "));
  }

  private static @Nullable Constraint find(
      List<Constraint> constraints, Class<? extends Constraint> kind) {
    return constraints.stream().filter(kind::isInstance).findFirst().orElse(null);
  }

  private static boolean sameBounds(Constraint old, @Nullable Constraint now) {
    return now != null && isLooser(old, now) && isLooser(now, old);
  }

  /** Whether all that the first one lets pass, the second one does. */
  private static boolean isLooser(@Nullable Constraint first, @Nullable Constraint second) {
    if (second == null) {
      return true;
    }
    if (first instanceof Range old && second instanceof Range now) {
      return within(old.least(), old.greatest(), now.least(), now.greatest());
    }
    if (first instanceof Length old && second instanceof Length now) {
      return within(old.least(), old.greatest(), now.least(), now.greatest());
    }
    return false;
  }

  private static boolean within(
      @Nullable String oldLeast,
      @Nullable String oldGreatest,
      @Nullable String least,
      @Nullable String greatest) {
    return (least == null || (oldLeast != null && compare(oldLeast, least) >= 0))
        && (greatest == null || (oldGreatest != null && compare(oldGreatest, greatest) <= 0));
  }

  private static int compare(String left, String right) {
    return value(left).compareTo(value(right));
  }

  private static BigDecimal value(String bound) {
    return DurationText.parse(bound)
        .map(duration -> new BigDecimal(duration.toNanos()))
        .or(() -> hexadecimal(bound.replace("_", "")))
        .orElseGet(() -> new BigDecimal(bound.replace("_", "")));
  }

  private static Optional<BigDecimal> hexadecimal(String bound) {
    String digits = bound.replaceFirst("0[xX]", "");
    return digits.length() == bound.length()
        ? Optional.empty()
        : Optional.of(new BigDecimal(new BigInteger(digits, 16)));
  }

  private static String words(@Nullable Constraint constraint) {
    if (constraint instanceof Range range) {
      return bounds(range.least(), range.greatest());
    }
    if (constraint instanceof Length length) {
      return "of length " + bounds(length.least(), length.greatest());
    }
    return constraint instanceof Pattern pattern
        ? "like " + Json.quoted(pattern.expression())
        : "anything of its type";
  }

  private static String bounds(@Nullable String least, @Nullable String greatest) {
    if (least == null) {
      return greatest + " at most";
    }
    return greatest == null ? least + " at least" : least + " to " + greatest;
  }
}
