package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.List;

/**
 * A stream that a caller sends follows the arguments of a call that is answered, and can be sent
 * only once.
 */
final class StreamParameterRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(contract, method -> check(method, reporter));
  }

  private static void check(MethodDefinition method, DiagnosticReporter reporter) {
    List<ParameterDefinition> parameters = method.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDefinition parameter = parameters.get(i);
      if (!parameter.isStream()) {
        continue;
      }
      if (i < parameters.size() - 1) {
        report(DiagnosticCode.STREAM_NOT_LAST, parameter, method, reporter);
      }
      if (parameter.defaultValue() != null) {
        report(DiagnosticCode.STREAM_DEFAULT, parameter, method, reporter);
      }
      if (method.pattern() == CallPattern.ONE_WAY) {
        report(DiagnosticCode.ONE_WAY_STREAM, parameter, method, reporter);
      }
      if (method.idempotent()) {
        report(DiagnosticCode.IDEMPOTENT_STREAM, parameter, method, reporter);
      }
    }
  }

  private static void report(
      DiagnosticCode code,
      ParameterDefinition parameter,
      MethodDefinition method,
      DiagnosticReporter reporter) {
    reporter.report(code, parameter.origin(), parameter.name(), method.name());
  }
}
