package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.UnionDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The definitions of which a value can exist: those that need nothing, and, from these on, all
 * whose needs are met. Takes time in proportion to the size of the contract.
 */
final class FiniteTypes {
  private final Map<JavaName, List<JavaName>> neededBy = new HashMap<>();
  private final Map<JavaName, Integer> unmet = new HashMap<>();
  private final Deque<JavaName> waiting = new ArrayDeque<>();

  private FiniteTypes() {}

  static Set<JavaName> of(Contract contract) {
    FiniteTypes types = new FiniteTypes();
    Stream.concat(contract.definitions().stream(), contract.referenced().stream())
        .forEach(definition -> types.add(definition, contract));
    Set<JavaName> finite = new HashSet<>();
    while (!types.waiting.isEmpty()) {
      JavaName name = types.waiting.remove();
      if (finite.add(name)) {
        types.neededBy.getOrDefault(name, List.of()).forEach(types::meet);
      }
    }
    return finite;
  }

  private void add(Definition definition, Contract contract) {
    boolean isUnion = definition instanceof UnionDefinition;
    List<TypeRef> types =
        definition instanceof UnionDefinition union
            ? union.members().stream().map(UnionDefinition.Member::type).toList()
            : Parts.fields(definition).stream().map(FieldDefinition::type).toList();
    List<JavaName> needs =
        types.stream()
            .filter(Named.class::isInstance)
            .map(type -> ((Named) type).javaName())
            .filter(name -> contract.find(name).isPresent())
            .toList();
    boolean isMet = isUnion ? needs.size() < types.size() || types.isEmpty() : needs.isEmpty();
    unmet.merge(definition.javaName(), isUnion ? 1 : needs.size(), (first, second) -> first);
    needs.forEach(
        need -> neededBy.computeIfAbsent(need, n -> new ArrayList<>()).add(definition.javaName()));
    if (isMet) {
      waiting.add(definition.javaName());
    }
  }

  private void meet(JavaName user) {
    if (unmet.merge(user, -1, Integer::sum) == 0) {
      waiting.add(user);
    }
  }
}
