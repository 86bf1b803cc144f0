package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeText;
import org.jspecify.annotations.Nullable;

/** What became of one field. */
final class FieldChanges {
  private final Definition before;
  private final boolean answered;
  private final Comparison comparison;

  FieldChanges(Definition before, Definition after, Comparison comparison) {
    this.before = before;
    this.answered = comparison.isAnswered(before, after);
    this.comparison = comparison;
  }

  void compare(FieldDefinition old, FieldDefinition now) {
    javaNames(old, now);
    boolean becameRequired = FieldsRule.mayBeAbsent(old) && !FieldsRule.mayBeAbsent(now);
    if (becameRequired) {
      report(ChangeCode.FIELD_MADE_REQUIRED, old, now);
    }
    types(old, now, becameRequired);
    if (!becameRequired) {
      defaults(old, now);
    }
    comparison.deprecation(
        part(old), old.deprecated(), old.origin(), now.deprecated(), now.origin());
    Constraints.compare(
        part(old),
        new Constraints.Side(old.constraints(), old.origin()),
        new Constraints.Side(now.constraints(), now.origin()),
        answered,
        comparison);
  }

  private void javaNames(FieldDefinition old, FieldDefinition now) {
    if (!old.name().equals(now.name()) || !old.accessor().equals(now.accessor())) {
      comparison.report(
          ChangeCode.JAVA_NAME_CHANGED,
          old.origin(),
          now.origin(),
          part(old),
          javaName(old),
          javaName(now));
    }
  }

  private void types(FieldDefinition old, FieldDefinition now, boolean becameRequired) {
    TypeRelation relation = new TypeChanges(comparison).relation(old.type(), now.type());
    String then = TypeText.of(old.type());
    String present = TypeText.of(now.type());
    switch (relation) {
      case SAME -> {}
      case JAVA ->
          comparison.report(
              ChangeCode.JAVA_SHAPE_CHANGED,
              old.origin(),
              now.origin(),
              part(old),
              Shapes.of(old.type()),
              Shapes.of(now.type()));
      case OPTIONAL ->
          report(
              answered ? ChangeCode.ANSWERED_FIELD_MADE_OPTIONAL : ChangeCode.FIELD_MADE_OPTIONAL,
              old,
              now);
      case WIDER ->
          report(
              answered ? ChangeCode.FIELD_TYPE_CHANGED : ChangeCode.FIELD_TYPE_WIDENED,
              old,
              now,
              then,
              present);
      case NARROWER, OTHER -> {
        // That it may not be missing any more is said already, if that is all.
        if (!becameRequired || !isOnlyRequired(old, now)) {
          report(ChangeCode.FIELD_TYPE_CHANGED, old, now, then, present);
        }
      }
    }
  }

  private boolean isOnlyRequired(FieldDefinition old, FieldDefinition now) {
    return old.type() instanceof OptionalOf optional
        && new TypeChanges(comparison).relation(optional.value(), now.type()) == TypeRelation.SAME;
  }

  private void defaults(FieldDefinition old, FieldDefinition now) {
    DefaultValue then = old.defaultValue();
    DefaultValue present = now.defaultValue();
    boolean wasRequired = !FieldsRule.mayBeAbsent(old);
    if (wasRequired && present != null) {
      report(ChangeCode.FIELD_DEFAULT_ADDED, old, now, present.text());
    } else if (!wasRequired && !Defaults.same(then, old.type(), present, now.type(), comparison)) {
      report(ChangeCode.FIELD_DEFAULT_CHANGED, old, now, absent(then), absent(present));
    }
  }

  private static String absent(@Nullable DefaultValue value) {
    return value == null ? "nil" : value.text();
  }

  private String part(FieldDefinition field) {
    return "field '" + field.wireName() + "' of " + before.kind() + " " + Comparison.name(before);
  }

  private static String javaName(FieldDefinition field) {
    return field.accessor().equals(field.name())
        ? field.name()
        : field.name() + " (read by " + field.accessor() + ")";
  }

  private void report(ChangeCode code, FieldDefinition old, FieldDefinition now, String... more) {
    Object[] arguments = new Object[more.length + 3];
    arguments[0] = before.kind();
    arguments[1] = Comparison.name(before);
    arguments[2] = old.wireName();
    System.arraycopy(more, 0, arguments, 3, more.length);
    comparison.report(code, old.origin(), now.origin(), arguments);
  }
}
