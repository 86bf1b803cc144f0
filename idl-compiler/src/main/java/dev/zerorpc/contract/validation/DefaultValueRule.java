package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultLiteralParser.Malformed;
import dev.zerorpc.contract.DefaultLiteralParser.OutOfRange;
import dev.zerorpc.contract.DefaultLiteralParser.Outcome;
import dev.zerorpc.contract.DefaultLiteralParser.UnknownConstant;
import dev.zerorpc.contract.DefaultLiteralParser.Unsupported;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.contract.diagnostic.Origin;
import org.jspecify.annotations.Nullable;

/** The default of a parameter or a field is a value of its type. */
final class DefaultValueRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(
        contract,
        method ->
            method
                .valueParameters()
                .forEach(p -> check(p.defaultValue(), p.type(), p.origin(), contract, reporter)));
    for (Definition definition : contract.definitions()) {
      Parts.fields(definition)
          .forEach(f -> check(f.defaultValue(), f.type(), f.origin(), contract, reporter));
    }
  }

  private static void check(
      @Nullable DefaultValue value,
      TypeRef type,
      Origin origin,
      Contract contract,
      DiagnosticReporter reporter) {
    if (value == null) {
      return;
    }
    String text = value.text();
    String typeText = TypeText.of(type);
    Outcome outcome = DefaultLiteralParser.parse(value, type, contract);
    if (outcome instanceof Malformed malformed) {
      reporter.report(DiagnosticCode.BAD_DEFAULT, origin, text, typeText, malformed.expected());
    } else if (outcome instanceof OutOfRange range) {
      reporter.report(
          DiagnosticCode.DEFAULT_OUT_OF_RANGE,
          origin,
          text,
          typeText,
          range.least(),
          range.greatest());
    } else if (outcome instanceof Unsupported) {
      reporter.report(DiagnosticCode.DEFAULT_NOT_SUPPORTED, origin, typeText);
    } else if (outcome instanceof UnknownConstant unknown) {
      reportConstant(text, unknown.type(), origin, reporter);
    }
  }

  /** Reports a constant that an enum does not have, with what was probably meant. */
  static void reportConstant(
      String name, EnumDefinition type, Origin origin, DiagnosticReporter reporter) {
    reporter.report(
        DiagnosticCode.UNKNOWN_CONSTANT,
        origin,
        name,
        type.javaName().simpleName(),
        DidYouMean.sentence(
            type.constants().stream().map(EnumDefinition.Constant::name).toList(), name));
  }
}
