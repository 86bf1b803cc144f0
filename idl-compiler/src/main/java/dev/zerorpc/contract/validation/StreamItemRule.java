package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;

/**
 * A stream has items of a type. They may be optional, nil is an item like any other, but a {@code
 * Flow.Publisher} must not publish null.
 */
final class StreamItemRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(contract, method -> check(method, reporter));
  }

  private static void check(MethodDefinition method, DiagnosticReporter reporter) {
    TypeRef result = method.result().type();
    if (result != null) {
      checkPublisher(method.result().form(), result, method, method.origin(), reporter);
    } else if (method.pattern() == CallPattern.SERVER_STREAM) {
      reporter.report(DiagnosticCode.STREAM_OF_VOID, method.origin(), method.name());
    }
    for (ParameterDefinition parameter : method.parameters()) {
      checkPublisher(parameter.form(), parameter.type(), method, parameter.origin(), reporter);
    }
  }

  private static void checkPublisher(
      Form form,
      TypeRef item,
      MethodDefinition method,
      Origin origin,
      DiagnosticReporter reporter) {
    if (form == Form.PUBLISHER
        && item instanceof TypeRef.OptionalOf optional
        && optional.form() == TypeRef.OptionalForm.NULLABLE) {
      reporter.report(DiagnosticCode.PUBLISHER_OF_NULL, origin, method.name());
    }
  }
}
