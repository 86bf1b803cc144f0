package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** A stream has items of a type. They may be optional: nil is an item like any other. */
final class StreamItemRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(
        contract,
        method -> {
          if (method.pattern() == CallPattern.SERVER_STREAM && method.result().type() == null) {
            reporter.report(DiagnosticCode.STREAM_OF_VOID, method.origin(), method.name());
          }
        });
  }
}
