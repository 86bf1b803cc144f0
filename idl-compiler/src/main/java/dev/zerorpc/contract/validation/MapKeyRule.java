package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** The key of a map is a scalar or an enum: peers without static types can hold no other. */
final class MapKeyRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachType(
        contract,
        (origin, type) -> {
          if (type instanceof MapOf map && !isKey(map.key())) {
            reporter.report(DiagnosticCode.MAP_KEY, origin, TypeText.of(map.key()));
          }
        });
  }

  private static boolean isKey(TypeRef type) {
    return type instanceof Scalar
        || (type instanceof Named named && named.kind() == NamedKind.ENUM);
  }
}
