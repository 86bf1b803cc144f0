package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/**
 * The elements of an array can be those of an array: Java creates no array of a generic type
 * without an unchecked warning, an array of bytes is {@code bytes}, and unsigned primitives have no
 * array in which they would be checked.
 */
final class ArrayElementRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachType(
        contract,
        (origin, type) -> {
          if (type instanceof ListOf list
              && list.form() == ListForm.ARRAY
              && !isSupported(list.element())) {
            reporter.report(DiagnosticCode.UNSUPPORTED_ARRAY, origin, TypeText.of(list.element()));
          }
        });
  }

  private static boolean isSupported(TypeRef type) {
    if (type instanceof Scalar scalar) {
      return switch (scalar.kind()) {
        case I8, U8, U16, U32 -> scalar.form() == ScalarForm.BOXED;
        default -> true;
      };
    }
    if (type instanceof OptionalOf optional) {
      return optional.form() == OptionalForm.NULLABLE && !isGeneric(optional.value());
    }
    return !isGeneric(type);
  }

  private static boolean isGeneric(TypeRef type) {
    return type instanceof SetOf
        || type instanceof MapOf
        || (type instanceof ListOf list && list.form() == ListForm.LIST)
        || (type instanceof OptionalOf optional && optional.form() == OptionalForm.OPTIONAL);
  }
}
