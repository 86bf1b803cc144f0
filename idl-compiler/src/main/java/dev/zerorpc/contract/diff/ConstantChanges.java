package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.TypeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The constants of a contract: they are in the way of nobody but Java code. */
final class ConstantChanges {
  private ConstantChanges() {}

  static void compare(Comparison comparison) {
    Map<String, ConstantDefinition> then = byName(comparison.before().constants());
    Map<String, ConstantDefinition> present = byName(comparison.after().constants());
    List<ConstantDefinition> added =
        present.entrySet().stream()
            .filter(entry -> !then.containsKey(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    then.forEach(
        (name, old) -> {
          ConstantDefinition now = present.get(name);
          if (now == null) {
            comparison.reportHinting(
                Likeness.hint(
                    old.name(),
                    added,
                    candidate -> isSame(old, candidate, comparison),
                    ConstantDefinition::name,
                    ""),
                ChangeCode.CONSTANT_REMOVED,
                old.origin(),
                null,
                old.name());
          } else {
            compare(old, now, comparison);
          }
        });
    present.forEach(
        (name, now) -> {
          if (!then.containsKey(name)) {
            comparison.report(ChangeCode.CONSTANT_ADDED, null, now.origin(), now.name());
          }
        });
  }

  private static void compare(
      ConstantDefinition old, ConstantDefinition now, Comparison comparison) {
    comparison.deprecation(
        "constant " + old.name(), old.deprecated(), old.origin(), now.deprecated(), now.origin());
    if (!old.type().equals(now.type())) {
      comparison.report(
          ChangeCode.CONSTANT_TYPE_CHANGED,
          old.origin(),
          now.origin(),
          old.name(),
          TypeText.of(old.type()),
          TypeText.of(now.type()));
    }
    if (!isSame(old, now, comparison)) {
      comparison.report(
          ChangeCode.CONSTANT_VALUE_CHANGED,
          old.origin(),
          now.origin(),
          old.name(),
          old.value().text(),
          now.value().text());
    }
  }

  private static boolean isSame(
      ConstantDefinition old, ConstantDefinition now, Comparison comparison) {
    return Defaults.same(old.value(), old.type(), now.value(), now.type(), comparison);
  }

  private static Map<String, ConstantDefinition> byName(List<ConstantDefinition> constants) {
    Map<String, ConstantDefinition> named = new LinkedHashMap<>();
    constants.forEach(c -> named.putIfAbsent(c.packageName() + "." + c.name(), c));
    return named;
  }
}
