package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.TypeRef;

/** The fields of a struct or an error. */
final class FieldsRule implements ChangeRule {
  private static final String KEEP_THE_NAME =
      "@name(\"%1$s\") before %2$s keeps the name on the wire.";

  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    FieldPairs pairs = FieldPairs.of(before, after);
    for (FieldDefinition field : FieldPairs.fields(before)) {
      FieldDefinition now = pairs.kept().get(field);
      if (now != null) {
        new FieldChanges(before, after, comparison).compare(field, now);
      } else {
        comparison.reportHinting(
            Likeness.hint(
                field.wireName(),
                pairs.added(),
                candidate -> isAlike(field, candidate, comparison),
                FieldDefinition::wireName,
                KEEP_THE_NAME),
            ChangeCode.FIELD_REMOVED,
            field.origin(),
            after.origin(),
            before.kind(),
            Comparison.name(before),
            field.wireName());
      }
    }
    for (FieldDefinition field : pairs.added()) {
      comparison.report(
          mayBeAbsent(field) ? ChangeCode.FIELD_ADDED : ChangeCode.REQUIRED_FIELD_ADDED,
          before.origin(),
          field.origin(),
          before.kind(),
          Comparison.name(before),
          field.wireName());
    }
  }

  /** Whether a reader does without it. */
  static boolean mayBeAbsent(FieldDefinition field) {
    return field.defaultValue() != null || field.type() instanceof TypeRef.OptionalOf;
  }

  private static boolean isAlike(FieldDefinition old, FieldDefinition now, Comparison comparison) {
    return new TypeChanges(comparison).relation(old.type(), now.type()) == TypeRelation.SAME
        && mayBeAbsent(old) == mayBeAbsent(now);
  }
}
