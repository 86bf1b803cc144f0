package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** The parameters of a method: arguments go by their places, names are for readers. */
final class ParametersRule implements MethodRule {
  @Override
  public void compare(
      String name, MethodDefinition before, MethodDefinition after, Comparison comparison) {
    List<ParameterDefinition> old = before.parameters();
    List<ParameterDefinition> now = after.parameters();
    List<String> kept = common(old, now);
    if (!kept.equals(common(now, old))) {
      comparison.report(
          ChangeCode.PARAMETERS_REORDERED,
          before.origin(),
          after.origin(),
          name,
          names(old),
          names(now));
      return;
    }
    int i = 0;
    int j = 0;
    while (i < old.size() && j < now.size()) {
      ParameterDefinition left = old.get(i);
      ParameterDefinition right = now.get(j);
      boolean leftKept = kept.contains(left.wireName());
      boolean rightKept = kept.contains(right.wireName());
      if (leftKept == rightKept) {
        ParameterChanges.compare(name, left, right, comparison);
        i++;
        j++;
      } else if (leftKept) {
        comparison.report(
            ChangeCode.PARAMETER_INSERTED, before.origin(), right.origin(), right.wireName(), name);
        j++;
      } else {
        removed(name, left, after, comparison);
        i++;
      }
    }
    old.stream().skip(i).forEach(left -> removed(name, left, after, comparison));
    now.stream().skip(j).forEach(right -> added(name, before, right, comparison));
  }

  private static void removed(
      String name, ParameterDefinition old, MethodDefinition after, Comparison comparison) {
    comparison.report(
        ChangeCode.PARAMETER_REMOVED, old.origin(), after.origin(), old.wireName(), name);
  }

  private static void added(
      String name, MethodDefinition before, ParameterDefinition now, Comparison comparison) {
    comparison.report(
        now.defaultValue() == null
            ? ChangeCode.REQUIRED_PARAMETER_ADDED
            : ChangeCode.PARAMETER_ADDED,
        before.origin(),
        now.origin(),
        now.wireName(),
        name);
  }

  /** The names of the first list that the second has as well, in the order of the first. */
  private static List<String> common(
      List<ParameterDefinition> first, List<ParameterDefinition> second) {
    List<String> names = second.stream().map(ParameterDefinition::wireName).toList();
    return first.stream().map(ParameterDefinition::wireName).filter(names::contains).toList();
  }

  private static String names(List<ParameterDefinition> parameters) {
    return parameters.stream().map(ParameterDefinition::wireName).collect(Collectors.joining(", "));
  }
}
