package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.MethodDefinition.ErrorReference;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.HashMap;
import java.util.Map;

/** The errors of one method have names of their own: a caller knows an error by its name. */
final class DuplicateErrorRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(contract, method -> check(method, contract, reporter));
  }

  private static void check(
      MethodDefinition method, Contract contract, DiagnosticReporter reporter) {
    Map<String, ErrorReference> seen = new HashMap<>();
    for (ErrorReference error : method.errors()) {
      String name =
          contract
              .find(error.javaName())
              .map(Definition::wireName)
              .orElse(error.javaName().simpleName());
      ErrorReference earlier = seen.putIfAbsent(name, error);
      if (earlier != null) {
        reporter.report(
            DiagnosticCode.DUPLICATE_ERROR,
            error.origin(),
            name,
            method.name(),
            earlier.javaName().canonicalName());
      }
    }
  }
}
