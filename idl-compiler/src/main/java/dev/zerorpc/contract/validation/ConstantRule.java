package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultLiteralParser.Malformed;
import dev.zerorpc.contract.DefaultLiteralParser.OutOfRange;
import dev.zerorpc.contract.DefaultLiteralParser.Outcome;
import dev.zerorpc.contract.DefaultLiteralParser.UnknownConstant;
import dev.zerorpc.contract.DefaultLiteralParser.Unsupported;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;

/** A constant has a type without parts, and a value of it. */
final class ConstantRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    contract.constants().forEach(constant -> check(constant, contract, reporter));
  }

  private static void check(
      ConstantDefinition constant, Contract contract, DiagnosticReporter reporter) {
    boolean hasParts = !(constant.type() instanceof Scalar || constant.type() instanceof Named);
    Outcome outcome =
        hasParts
            ? new Unsupported()
            : DefaultLiteralParser.parse(constant.value(), constant.type(), contract);
    if (outcome instanceof Unsupported) {
      reporter.report(
          DiagnosticCode.CONSTANT_TYPE,
          constant.origin(),
          constant.name(),
          TypeText.of(constant.type()));
    } else if (outcome instanceof Malformed malformed) {
      report(constant, malformed.expected(), reporter);
    } else if (outcome instanceof OutOfRange range) {
      report(constant, "a number from " + range.least() + " to " + range.greatest(), reporter);
    } else if (outcome instanceof UnknownConstant unknown) {
      DefaultValueRule.reportConstant(
          constant.value().text(), unknown.type(), constant.origin(), reporter);
    }
  }

  private static void report(
      ConstantDefinition constant, String expected, DiagnosticReporter reporter) {
    reporter.report(
        DiagnosticCode.BAD_CONSTANT,
        constant.origin(),
        constant.value().text(),
        constant.name(),
        TypeText.of(constant.type()),
        expected);
  }
}
