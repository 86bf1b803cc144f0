package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The methods of a service, inherited ones included, by their names on the wire. */
final class MethodsRule implements ChangeRule {
  private static final String KEEP_THE_NAME =
      "@name(\"%1$s\") before %2$s keeps the name on the wire.";
  private static final List<MethodRule> RULES =
      List.of(new MethodMarksRule(), new ParametersRule(), new ResultRule(), new ThrowsRule());

  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (!(before instanceof ServiceDefinition old && after instanceof ServiceDefinition now)) {
      return;
    }
    Map<String, MethodDefinition> left = new LinkedHashMap<>();
    now.methods().forEach(method -> left.putIfAbsent(method.wireName(), method));
    Set<String> known =
        old.methods().stream().map(MethodDefinition::wireName).collect(Collectors.toSet());
    List<MethodDefinition> added =
        now.methods().stream().filter(m -> !known.contains(m.wireName())).toList();
    for (MethodDefinition method : old.methods()) {
      String name = Comparison.name(old) + "." + method.wireName();
      MethodDefinition present = left.get(method.wireName());
      if (present == null) {
        comparison.reportHinting(
            Likeness.hint(
                method.wireName(),
                added,
                candidate -> isAlike(method, candidate, comparison),
                MethodDefinition::wireName,
                KEEP_THE_NAME),
            ChangeCode.METHOD_REMOVED,
            method.origin(),
            now.origin(),
            name);
      } else {
        RULES.forEach(rule -> rule.compare(name, method, present, comparison));
      }
    }
    for (MethodDefinition method : added) {
      comparison.report(
          ChangeCode.METHOD_ADDED,
          old.origin(),
          method.origin(),
          Comparison.name(now) + "." + method.wireName());
    }
  }

  /** The same signature, whatever the names of the parameters. */
  private static boolean isAlike(
      MethodDefinition old, MethodDefinition now, Comparison comparison) {
    TypeChanges types = new TypeChanges(comparison);
    return old.pattern() == now.pattern()
        && old.parameters().size() == now.parameters().size()
        && ResultRule.isSame(old, now, types)
        && IntStream.range(0, old.parameters().size())
            .allMatch(
                i ->
                    types.relation(old.parameters().get(i).type(), now.parameters().get(i).type())
                        == TypeRelation.SAME);
  }
}
