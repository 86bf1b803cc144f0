package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.MethodDefinition.ErrorReference;

/** The typed errors that a method declares. */
final class ThrowsRule implements MethodRule {
  @Override
  public void compare(
      String name, MethodDefinition before, MethodDefinition after, Comparison comparison) {
    for (ErrorReference old : before.errors()) {
      if (after.errors().stream()
          .noneMatch(now -> comparison.isCounterpart(old.javaName(), now.javaName()))) {
        comparison.report(
            ChangeCode.THROWS_REMOVED,
            old.origin(),
            after.origin(),
            name,
            old.javaName().simpleName());
      }
    }
    for (ErrorReference now : after.errors()) {
      if (before.errors().stream()
          .noneMatch(old -> comparison.isCounterpart(old.javaName(), now.javaName()))) {
        comparison.report(
            ChangeCode.THROWS_ADDED,
            before.origin(),
            now.origin(),
            name,
            now.javaName().simpleName());
      }
    }
  }
}
