package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** Sets and maps compare what they hold, and Java's arrays compare wrongly for that. */
final class ArrayIdentityRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachType(
        contract,
        (origin, type) -> {
          if (type instanceof MapOf map && isArray(map.key())) {
            reporter.report(DiagnosticCode.ARRAY_IDENTITY, origin, "the keys of a map");
          } else if (type instanceof SetOf set && isArray(set.element())) {
            reporter.report(DiagnosticCode.ARRAY_IDENTITY, origin, "the elements of a set");
          }
        });
  }

  private static boolean isArray(TypeRef type) {
    if (type instanceof OptionalOf optional) {
      return isArray(optional.value());
    }
    return type instanceof Scalar scalar
        ? scalar.kind() == ScalarKind.BYTES && scalar.form() == ScalarForm.DEFAULT
        : type instanceof ListOf list && list.form() == ListForm.ARRAY;
  }
}
