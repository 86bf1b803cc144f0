package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultLiteralParser.OutOfRange;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.EnumDefinition.Constant;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The constants of an enum have numbers if, and only if, the enum says of which type: each its own,
 * within that type.
 */
final class EnumNumberRule implements Rule {
  private static final Set<ScalarKind> KINDS = EnumSet.range(ScalarKind.I8, ScalarKind.U32);

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    for (EnumDefinition type : Parts.enums(contract)) {
      String name = type.javaName().simpleName();
      ScalarKind kind = type.numberKind();
      if (kind == null) {
        type.constants().stream()
            .filter(constant -> constant.number() != null)
            .forEach(
                c -> reporter.report(DiagnosticCode.UNEXPECTED_NUMBER, c.origin(), c.name(), name));
      } else if (!KINDS.contains(kind)) {
        reporter.report(DiagnosticCode.ENUM_TYPE, type.origin(), name, kind.keyword());
      } else {
        checkNumbers(type, kind, contract, reporter);
      }
    }
  }

  private static void checkNumbers(
      EnumDefinition type, ScalarKind kind, Contract contract, DiagnosticReporter reporter) {
    String name = type.javaName().simpleName();
    Map<BigInteger, Constant> seen = new HashMap<>();
    for (Constant constant : type.constants()) {
      BigInteger number = constant.number();
      if (number == null) {
        reporter.report(DiagnosticCode.MISSING_NUMBER, constant.origin(), constant.name(), name);
        continue;
      }
      DefaultValue value = new DefaultValue(number.toString());
      Constant earlier = seen.putIfAbsent(number, constant);
      if (DefaultLiteralParser.parse(value, new TypeRef.Scalar(kind), contract)
          instanceof OutOfRange range) {
        reporter.report(
            DiagnosticCode.NUMBER_OUT_OF_RANGE,
            constant.origin(),
            number,
            kind.keyword(),
            range.least(),
            range.greatest());
      } else if (earlier != null) {
        reporter.report(
            DiagnosticCode.DUPLICATE_NUMBER, constant.origin(), number, name, earlier.name());
      }
    }
  }
}
