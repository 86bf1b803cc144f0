package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.DurationText;
import dev.zerorpc.contract.MethodDefinition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands around a method's signature: its Java name, how to call it, deprecation. */
final class MethodMarksRule implements MethodRule {
  private static final String CLIENTS_OWN = "as long as they are told to";

  @Override
  public void compare(
      String name, MethodDefinition before, MethodDefinition after, Comparison comparison) {
    if (!before.name().equals(after.name())) {
      report(
          ChangeCode.JAVA_NAME_CHANGED,
          before,
          after,
          comparison,
          "method " + name,
          before.name(),
          after.name());
    }
    if (before.idempotent() != after.idempotent()) {
      report(
          after.idempotent() ? ChangeCode.IDEMPOTENCE_ADDED : ChangeCode.IDEMPOTENCE_REMOVED,
          before,
          after,
          comparison,
          name);
    }
    if (!sameLength(before.timeout(), after.timeout())) {
      report(
          ChangeCode.TIMEOUT_CHANGED,
          before,
          after,
          comparison,
          name,
          words(before.timeout()),
          words(after.timeout()));
    }
    if (before.deprecated() != after.deprecated()) {
      report(
          after.deprecated() ? ChangeCode.DEPRECATED : ChangeCode.NO_LONGER_DEPRECATED,
          before,
          after,
          comparison,
          "method " + name);
    }
  }

  private static void report(
      ChangeCode code,
      MethodDefinition before,
      MethodDefinition after,
      Comparison comparison,
      Object... arguments) {
    comparison.report(code, before.origin(), after.origin(), arguments);
  }

  private static boolean sameLength(@Nullable String before, @Nullable String after) {
    return (before == null || after == null)
        ? Objects.equals(before, after)
        : DurationText.parse(before).equals(DurationText.parse(after));
  }

  private static String words(@Nullable String timeout) {
    return timeout == null ? CLIENTS_OWN : timeout;
  }
}
