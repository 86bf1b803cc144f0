package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.StructDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of fields: on the wire where a struct is an array, else only for Java's constructors,
 * to which the message of an error belongs as well.
 */
final class FieldOrderRule implements ChangeRule {
  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    FieldPairs pairs = FieldPairs.of(before, after);
    if (FieldPairs.isPositional(before) && FieldPairs.isPositional(after)) {
      List<FieldDefinition> old = FieldPairs.fields(before);
      List<FieldDefinition> now = FieldPairs.fields(after);
      boolean moved =
          pairs.kept().entrySet().stream()
              .anyMatch(pair -> old.indexOf(pair.getKey()) != now.indexOf(pair.getValue()));
      if (moved) {
        comparison.report(
            ChangeCode.POSITIONS_CHANGED,
            before.origin(),
            after.origin(),
            Comparison.name(before),
            String.join(", ", names(old)),
            String.join(", ", names(now)));
      }
      return;
    }
    List<String> old = new ArrayList<>(arguments(before));
    List<String> now = new ArrayList<>(arguments(after));
    old.retainAll(arguments(after));
    now.retainAll(arguments(before));
    boolean messageGone = arguments(before).contains(MESSAGE) != arguments(after).contains(MESSAGE);
    if (!old.equals(now) || messageGone) {
      comparison.report(
          ChangeCode.FIELDS_REORDERED,
          before.origin(),
          after.origin(),
          before.kind(),
          Comparison.name(before),
          shown(before),
          shown(after));
    }
  }

  /** No field has such a name. */
  private static final String MESSAGE = "\u0000message";

  private static List<String> arguments(Definition definition) {
    if (definition instanceof StructDefinition struct) {
      return names(struct.fields());
    }
    return definition instanceof ErrorDefinition error
        ? error.constructor().stream()
            .map(a -> a instanceof Field field ? field.definition().wireName() : MESSAGE)
            .toList()
        : List.of();
  }

  private static String shown(Definition definition) {
    return String.join(", ", arguments(definition)).replace(MESSAGE, "message");
  }

  private static List<String> names(List<FieldDefinition> fields) {
    return fields.stream().map(FieldDefinition::wireName).toList();
  }
}
