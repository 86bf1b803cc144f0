package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** Parameters with a default come last: arguments go by position, so callers omit the last ones. */
final class TrailingDefaultRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(contract, method -> check(method, reporter));
  }

  private static void check(MethodDefinition method, DiagnosticReporter reporter) {
    ParameterDefinition withDefault = null;
    for (ParameterDefinition parameter : method.valueParameters()) {
      if (parameter.defaultValue() != null) {
        withDefault = parameter;
      } else if (withDefault != null) {
        reporter.report(
            DiagnosticCode.REQUIRED_AFTER_DEFAULT,
            parameter.origin(),
            parameter.name(),
            method.name(),
            withDefault.name());
      }
    }
  }
}
