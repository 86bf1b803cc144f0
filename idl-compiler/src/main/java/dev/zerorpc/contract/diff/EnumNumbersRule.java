package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ScalarKind;
import org.jspecify.annotations.Nullable;

/** Whether an enum is a string or a number on the wire. */
final class EnumNumbersRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (before instanceof EnumDefinition old
        && after instanceof EnumDefinition now
        && old.numberKind() != now.numberKind()) {
      comparison.report(
          old.numberKind() == null || now.numberKind() == null
              ? ChangeCode.ENUM_REPRESENTATION_CHANGED
              : ChangeCode.ENUM_NUMBER_TYPE_CHANGED,
          old.origin(),
          now.origin(),
          Comparison.name(old),
          words(old.numberKind()),
          words(now.numberKind()));
    }
  }

  private static String words(@Nullable ScalarKind kind) {
    return kind == null ? "string" : kind.keyword();
  }
}
