package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** Nothing comes back from a one-way method: no result, no error, nothing to wait for. */
final class OneWayRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(
        contract,
        method -> {
          if (method.pattern() == CallPattern.ONE_WAY) {
            check(method, reporter);
          }
        });
  }

  private static void check(MethodDefinition method, DiagnosticReporter reporter) {
    if (method.result().type() != null || method.result().form() != Form.DIRECT) {
      reporter.report(DiagnosticCode.ONE_WAY_RESULT, method.origin(), method.name());
    }
    method
        .errors()
        .forEach(
            error ->
                reporter.report(
                    DiagnosticCode.ONE_WAY_ERROR,
                    error.origin(),
                    method.name(),
                    error.javaName().simpleName()));
    if (method.timeout() != null) {
      reporter.report(DiagnosticCode.ONE_WAY_TIMEOUT, method.origin(), method.name());
    }
  }
}
