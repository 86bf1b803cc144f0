package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.StructDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of two versions of a struct or an error, paired by their names on the wire; where
 * structs are positional, what is left over then by its places, as names are not on the wire.
 *
 * @param kept old fields and what they are now, in the order of the old ones
 * @param removed old fields that are gone
 * @param added fields that are new
 */
record FieldPairs(
    Map<FieldDefinition, FieldDefinition> kept,
    List<FieldDefinition> removed,
    List<FieldDefinition> added) {

  static FieldPairs of(Definition before, Definition after) {
    List<FieldDefinition> old = fields(before);
    List<FieldDefinition> now = fields(after);
    Map<String, FieldDefinition> byName =
        now.stream()
            .collect(
                Collectors.toMap(
                    FieldDefinition::wireName, Function.identity(), (first, second) -> first));
    List<FieldDefinition> added = new ArrayList<>(now);
    Map<FieldDefinition, FieldDefinition> kept = new LinkedHashMap<>();
    List<FieldDefinition> removed = new ArrayList<>();
    boolean positional = isPositional(before) && isPositional(after);
    for (int i = 0; i < old.size(); i++) {
      FieldDefinition field = old.get(i);
      FieldDefinition counterpart = byName.get(field.wireName());
      if (counterpart == null && positional && i < now.size() && isNew(now.get(i), old)) {
        counterpart = now.get(i);
      }
      if (counterpart == null) {
        removed.add(field);
      } else {
        kept.put(field, counterpart);
        added.remove(counterpart);
      }
    }
    return new FieldPairs(kept, removed, added);
  }

  static List<FieldDefinition> fields(Definition definition) {
    if (definition instanceof StructDefinition struct) {
      return struct.fields();
    }
    return definition instanceof ErrorDefinition error ? error.fields() : List.of();
  }

  static boolean isPositional(Definition definition) {
    return definition instanceof StructDefinition struct && struct.positional();
  }

  private static boolean isNew(FieldDefinition field, List<FieldDefinition> old) {
    return old.stream().noneMatch(other -> other.wireName().equals(field.wireName()));
  }
}
