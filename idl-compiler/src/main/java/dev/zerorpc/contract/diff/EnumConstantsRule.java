package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.EnumDefinition.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The constants of an enum, by their names in the contract. */
final class EnumConstantsRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (!(before instanceof EnumDefinition old && after instanceof EnumDefinition now)) {
      return;
    }
    Map<String, Constant> then = byName(old);
    Map<String, Constant> present = byName(now);
    List<Constant> added =
        now.constants().stream().filter(c -> !then.containsKey(c.wireName())).toList();
    for (Constant constant : old.constants()) {
      Constant counterpart = present.get(constant.wireName());
      if (counterpart == null) {
        removed(constant, old, now, added, comparison);
      } else {
        kept(constant, counterpart, old, comparison);
      }
    }
    for (Constant constant : added) {
      // Who has the old contract reads it: it is the old default that counts.
      comparison.report(
          old.defaultConstant() == null
              ? ChangeCode.UNREADABLE_ENUM_CONSTANT_ADDED
              : ChangeCode.ENUM_CONSTANT_ADDED,
          old.origin(),
          constant.origin(),
          Comparison.name(old),
          constant.wireName());
    }
    order(old, now, comparison);
  }

  private static void removed(
      Constant constant,
      EnumDefinition old,
      EnumDefinition now,
      List<Constant> added,
      Comparison comparison) {
    boolean numbers = old.numberKind() != null;
    comparison.reportHinting(
        Likeness.hint(
            constant.wireName(),
            added,
            candidate ->
                numbers
                    ? Objects.equals(constant.number(), candidate.number())
                    : candidate.name().equalsIgnoreCase(constant.name()) || added.size() == 1,
            Constant::wireName,
            ""),
        ChangeCode.ENUM_CONSTANT_REMOVED,
        constant.origin(),
        now.origin(),
        Comparison.name(old),
        constant.wireName());
  }

  private static void kept(Constant old, Constant now, EnumDefinition type, Comparison comparison) {
    String name = Comparison.name(type);
    String part = "constant '" + old.wireName() + "' of enum " + name;
    comparison.deprecation(part, old.deprecated(), old.origin(), now.deprecated(), now.origin());
    if (!old.name().equals(now.name())) {
      comparison.report(
          ChangeCode.JAVA_NAME_CHANGED, old.origin(), now.origin(), part, old.name(), now.name());
    }
    if (old.number() != null && now.number() != null && !old.number().equals(now.number())) {
      comparison.report(
          ChangeCode.ENUM_NUMBER_CHANGED,
          old.origin(),
          now.origin(),
          name,
          old.wireName(),
          old.number(),
          now.number());
    }
  }

  private static void order(EnumDefinition old, EnumDefinition now, Comparison comparison) {
    List<String> then = new ArrayList<>(byName(old).keySet());
    List<String> present = new ArrayList<>(byName(now).keySet());
    then.retainAll(byName(now).keySet());
    present.retainAll(byName(old).keySet());
    if (!then.equals(present)) {
      comparison.report(
          ChangeCode.ENUM_CONSTANTS_REORDERED,
          old.origin(),
          now.origin(),
          Comparison.name(old),
          String.join(", ", byName(old).keySet()),
          String.join(", ", byName(now).keySet()));
    }
  }

  private static Map<String, Constant> byName(EnumDefinition type) {
    Map<String, Constant> constants = new LinkedHashMap<>();
    type.constants().forEach(constant -> constants.putIfAbsent(constant.wireName(), constant));
    return constants;
  }
}
