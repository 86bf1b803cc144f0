package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.Set;
import java.util.stream.Collectors;

/** A stub is a Java object: no method of a service stands in the way of one of Object's own. */
final class ObjectMethodRule implements Rule {
  private static final Set<String> METHODS =
      Set.of(
          "clone()",
          "finalize()",
          "getClass()",
          "hashCode()",
          "notify()",
          "notifyAll()",
          "toString()",
          "wait()",
          "wait(i64)",
          "wait(i64, i32)",
          "equals(any)");

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(
        contract,
        method -> {
          String signature = signature(method);
          if (METHODS.contains(signature)) {
            reporter.report(DiagnosticCode.OBJECT_METHOD, method.origin(), signature);
          }
        });
  }

  private static String signature(MethodDefinition method) {
    return method.parameters().stream()
        .map(ParameterDefinition::type)
        .map(TypeText::of)
        .collect(Collectors.joining(", ", method.name() + "(", ")"));
  }
}
