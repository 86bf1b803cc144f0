package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.ErrorDefinition;

/** What every definition has: package, name, visibility, deprecation. */
final class HeadRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    String name = Comparison.name(before);
    String oldPackage = before.javaName().packageName();
    String newPackage = after.javaName().packageName();
    if (!oldPackage.equals(newPackage)) {
      report(ChangeCode.PACKAGE_CHANGED, before, after, comparison, oldPackage, newPackage);
    }
    if (!before.wireName().equals(after.wireName())) {
      if (before instanceof ErrorDefinition) {
        comparison.report(
            ChangeCode.ERROR_NAME_CHANGED,
            before.origin(),
            after.origin(),
            name,
            before.wireName(),
            after.wireName());
      } else {
        report(
            ChangeCode.SHOWN_NAME_CHANGED,
            before,
            after,
            comparison,
            before.wireName(),
            after.wireName());
      }
    }
    if (before.isPublic() != after.isPublic()) {
      ChangeCode code = after.isPublic() ? ChangeCode.MADE_PUBLIC : ChangeCode.MADE_PACKAGE_PRIVATE;
      report(code, before, after, comparison);
    }
    comparison.deprecation(
        before.kind() + " " + name,
        before.deprecated(),
        before.origin(),
        after.deprecated(),
        after.origin());
  }

  private static void report(
      ChangeCode code, Definition before, Definition after, Comparison comparison, String... more) {
    Object[] arguments = new Object[more.length + 2];
    arguments[0] = before.kind();
    arguments[1] = Comparison.name(before);
    System.arraycopy(more, 0, arguments, 2, more.length);
    comparison.report(code, before.origin(), after.origin(), arguments);
  }
}
