package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.ServiceDefinition;

/** What a service extends; what it inherits is compared with its own methods. */
final class ParentsRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (before instanceof ServiceDefinition old && after instanceof ServiceDefinition now) {
      for (JavaName parent : old.parents()) {
        if (now.parents().stream().noneMatch(p -> comparison.isCounterpart(parent, p))) {
          report(ChangeCode.PARENT_REMOVED, old, now, parent, comparison);
        }
      }
      for (JavaName parent : now.parents()) {
        if (old.parents().stream().noneMatch(p -> comparison.isCounterpart(p, parent))) {
          report(ChangeCode.PARENT_ADDED, old, now, parent, comparison);
        }
      }
    }
  }

  private static void report(
      ChangeCode code,
      ServiceDefinition old,
      ServiceDefinition now,
      JavaName parent,
      Comparison comparison) {
    comparison.report(code, old.origin(), now.origin(), Comparison.name(old), parent.simpleName());
  }
}
