package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import org.jspecify.annotations.Nullable;

/** What an enum reads names and numbers as that it does not know. */
final class EnumDefaultRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (!(before instanceof EnumDefinition old && after instanceof EnumDefinition now)) {
      return;
    }
    String then = defaultName(old);
    String present = defaultName(now);
    String name = Comparison.name(old);
    if (then == null && present != null) {
      comparison.report(ChangeCode.ENUM_DEFAULT_ADDED, old.origin(), now.origin(), name, present);
    } else if (then != null && present == null) {
      comparison.report(ChangeCode.ENUM_DEFAULT_REMOVED, old.origin(), now.origin(), name, then);
    } else if (then != null && present != null && !then.equals(present)) {
      comparison.report(
          ChangeCode.ENUM_DEFAULT_CHANGED, old.origin(), now.origin(), name, then, present);
    }
  }

  private static @Nullable String defaultName(EnumDefinition type) {
    return type.constants().stream()
        .filter(constant -> constant.name().equals(type.defaultConstant()))
        .map(EnumDefinition.Constant::wireName)
        .findFirst()
        .orElse(null);
  }
}
