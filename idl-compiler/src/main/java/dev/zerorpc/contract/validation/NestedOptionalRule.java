package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** An optional value is not optional again: nil says one thing only. */
final class NestedOptionalRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachType(
        contract,
        (origin, type) -> {
          if (type instanceof OptionalOf outer && outer.value() instanceof OptionalOf) {
            reporter.report(DiagnosticCode.NESTED_OPTIONAL, origin);
          }
        });
  }
}
