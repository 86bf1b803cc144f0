package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import java.util.ArrayList;
import java.util.List;

/** Compares two versions of a contract. Stateless; used by any thread. */
public final class ContractDiff {
  private static final List<ChangeRule> RULES =
      List.of(
          new HeadRule(),
          new ParentsRule(),
          new MethodsRule(),
          new PositionalRule(),
          new FieldsRule(),
          new FieldOrderRule(),
          new EnumNumbersRule(),
          new EnumConstantsRule(),
          new EnumDefaultRule(),
          new UnionMembersRule());

  private ContractDiff() {}

  /**
   * Every difference that a peer or Java code can notice, in the order of the old contract, what is
   * new after that. Texts for readers (documentation, {@code @since}) have no part in it.
   *
   * <p>Definitions are paired by their Java names; those that only moved to another package, by
   * their simple names. Methods, fields and the like are paired by their names on the wire,
   * parameters and the fields of positional structs by their places. What was renamed is a removal
   * and an addition, and the removal says what it resembles.
   *
   * @param before the old version, valid
   * @param after the new version, valid
   */
  public static List<Change> compare(Contract before, Contract after) {
    List<Change> changes = new ArrayList<>();
    Comparison comparison = new Comparison(before, after, changes::add);
    for (Definition old : before.definitions()) {
      comparison
          .counterpart(old)
          .ifPresentOrElse(
              now -> compare(old, now, comparison),
              () -> RemovedDefinition.report(old, comparison));
    }
    for (Definition now : comparison.added()) {
      comparison.report(
          ChangeCode.DEFINITION_ADDED, null, now.origin(), now.kind(), Comparison.name(now));
    }
    ConstantChanges.compare(comparison);
    return List.copyOf(changes);
  }

  private static void compare(Definition old, Definition now, Comparison comparison) {
    if (old.kind().equals(now.kind())) {
      RULES.forEach(rule -> rule.compare(old, now, comparison));
    } else {
      comparison.report(
          ChangeCode.KIND_CHANGED,
          old.origin(),
          now.origin(),
          Comparison.name(old),
          old.kind(),
          now.kind());
    }
  }
}
