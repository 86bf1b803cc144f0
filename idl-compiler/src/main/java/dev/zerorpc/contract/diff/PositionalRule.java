package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.StructDefinition;

/** Whether a struct is a map or an array on the wire. */
final class PositionalRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (before instanceof StructDefinition old
        && after instanceof StructDefinition now
        && old.positional() != now.positional()) {
      comparison.report(
          ChangeCode.POSITIONAL_CHANGED,
          old.origin(),
          now.origin(),
          Comparison.name(old),
          words(old),
          words(now));
    }
  }

  private static String words(StructDefinition struct) {
    return struct.positional() ? "an array" : "a map";
  }
}
