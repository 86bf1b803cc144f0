package dev.zerorpc.idl.lint;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on what a contract means. */
final class ContractLint {
  private ContractLint() {}

  static void look(Contract contract, Findings findings) {
    Set<JavaName> used = used(contract);
    boolean hasServices =
        contract.definitions().stream().anyMatch(ServiceDefinition.class::isInstance);
    for (Definition definition : contract.definitions()) {
      String name = String.join(".", definition.javaName().simpleNames());
      if (definition instanceof ServiceDefinition service) {
        service.methods().forEach(method -> untyped(method, findings));
      } else if (hasServices && !used.contains(definition.javaName())) {
        findings.add(LintRule.UNUSED_TYPE, definition.origin(), definition.kind(), name);
      }
      if (definition instanceof EnumDefinition type && type.defaultConstant() == null) {
        findings.add(LintRule.CLOSED_ENUM, definition.origin(), name);
      }
    }
  }

  private static void untyped(MethodDefinition method, Findings findings) {
    for (ParameterDefinition parameter : method.parameters()) {
      if (isAny(parameter.type())) {
        findings.add(
            LintRule.UNTYPED,
            parameter.origin(),
            "the parameter " + parameter.wireName() + " of " + method.wireName());
      }
    }
    if (isAny(method.result().type())) {
      findings.add(LintRule.UNTYPED, method.origin(), "the result of " + method.wireName());
    }
  }

  private static boolean isAny(@Nullable TypeRef type) {
    return type instanceof TypeRef.Scalar scalar && scalar.kind() == ScalarKind.ANY;
  }

  /** What services lead to, directly or by way of other types. */
  private static Set<JavaName> used(Contract contract) {
    Set<JavaName> used = new HashSet<>();
    Deque<Definition> waiting = new ArrayDeque<>();
    contract.definitions().stream()
        .filter(ServiceDefinition.class::isInstance)
        .forEach(waiting::add);
    while (!waiting.isEmpty()) {
      for (Definition mentioned : Mentions.definitions(waiting.remove(), contract)) {
        if (used.add(mentioned.javaName())) {
          waiting.add(mentioned);
        }
      }
    }
    return used;
  }
}
