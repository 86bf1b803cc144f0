package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteral;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultLiteralParser.Malformed;
import dev.zerorpc.contract.DefaultLiteralParser.OutOfRange;
import dev.zerorpc.contract.DefaultLiteralParser.Outcome;
import dev.zerorpc.contract.DefaultLiteralParser.Parsed;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.Origin;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A constraint goes with the type of its value, can be met, and is met by the default. Whether a
 * default matches a pattern is left open: matching may take for ever.
 */
final class ConstraintRule implements Rule {
  private static final Set<ScalarKind> NUMBERS = EnumSet.range(ScalarKind.I8, ScalarKind.F64);
  private static final TypeRef COUNT = new Scalar(ScalarKind.U32);

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(
        contract,
        method ->
            method
                .parameters()
                .forEach(
                    p ->
                        new Value(p.type(), p.defaultValue(), p.origin(), contract, reporter)
                            .check(p.constraints())));
    for (Definition definition : contract.definitions()) {
      Parts.fields(definition)
          .forEach(
              f ->
                  new Value(f.type(), f.defaultValue(), f.origin(), contract, reporter)
                      .check(f.constraints()));
    }
  }

  /** A parameter or a field. */
  private record Value(
      TypeRef declared,
      @Nullable DefaultValue defaultValue,
      Origin origin,
      Contract contract,
      DiagnosticReporter reporter) {
    void check(List<Constraint> constraints) {
      constraints.forEach(this::check);
    }

    private TypeRef type() {
      return declared instanceof OptionalOf optional ? optional.value() : declared;
    }

    private void check(Constraint constraint) {
      if (!goesWith(constraint)) {
        reporter.report(
            DiagnosticCode.CONSTRAINT_TYPE, origin, constraint.annotation(), TypeText.of(declared));
      } else if (constraint instanceof Constraint.Range range) {
        checkBounds(constraint, type(), range.least(), range.greatest());
      } else if (constraint instanceof Constraint.Length length) {
        checkBounds(constraint, COUNT, length.least(), length.greatest());
      } else if (constraint instanceof Constraint.Pattern pattern) {
        checkPattern(pattern.expression());
      }
    }

    private boolean goesWith(Constraint constraint) {
      TypeRef type = type();
      if (constraint instanceof Constraint.Range) {
        return type instanceof Scalar scalar
            && (NUMBERS.contains(scalar.kind()) || scalar.kind() == ScalarKind.DURATION);
      }
      boolean isString = type instanceof Scalar scalar && scalar.kind() == ScalarKind.STRING;
      boolean isBytes = type instanceof Scalar scalar && scalar.kind() == ScalarKind.BYTES;
      return constraint instanceof Constraint.Pattern
          ? isString
          : isString
              || isBytes
              || type instanceof ListOf
              || type instanceof SetOf
              || type instanceof MapOf;
    }

    private void checkPattern(String expression) {
      try {
        java.util.regex.Pattern.compile(expression);
      } catch (PatternSyntaxException e) {
        reporter.report(DiagnosticCode.BAD_PATTERN, origin, expression, e.getDescription());
      }
    }

    private void checkBounds(
        Constraint constraint, TypeRef boundType, @Nullable String least, @Nullable String most) {
      String name = constraint.annotation();
      boolean hasLeast = checkBound(name, boundType, least);
      boolean hasMost = checkBound(name, boundType, most);
      if (!hasLeast || !hasMost) {
        return;
      }
      Optional<BigDecimal> lower = number(least, boundType);
      Optional<BigDecimal> upper = number(most, boundType);
      if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) > 0) {
        reporter.report(DiagnosticCode.EMPTY_RANGE, origin, name, shown(least), shown(most));
        return;
      }
      measure(constraint)
          .filter(
              value ->
                  lower.filter(bound -> bound.compareTo(value) > 0).isPresent()
                      || upper.filter(bound -> bound.compareTo(value) < 0).isPresent())
          .ifPresent(
              value ->
                  reporter.report(
                      DiagnosticCode.DEFAULT_OUT_OF_BOUNDS,
                      origin,
                      defaultText(),
                      name,
                      shown(least),
                      shown(most)));
    }

    private static String shown(@Nullable String bound) {
      return bound == null ? "null" : bound;
    }

    private boolean checkBound(String name, TypeRef type, @Nullable String bound) {
      if (bound == null) {
        return true;
      }
      Outcome outcome = DefaultLiteralParser.parse(new DefaultValue(bound), type, contract);
      if (outcome instanceof Malformed malformed) {
        reporter.report(DiagnosticCode.BAD_BOUND, origin, bound, name, malformed.expected());
      } else if (outcome instanceof OutOfRange range) {
        reporter.report(
            DiagnosticCode.BAD_BOUND,
            origin,
            bound,
            name,
            "a number from " + range.least() + " to " + range.greatest());
      }
      return outcome instanceof Parsed;
    }

    private Optional<BigDecimal> number(@Nullable String text, TypeRef type) {
      return text != null
              && DefaultLiteralParser.parse(new DefaultValue(text), type, contract)
                  instanceof Parsed parsed
          ? measure(parsed.literal())
          : Optional.empty();
    }

    /** What of the default the constraint is about: its value, or its length. */
    private Optional<BigDecimal> measure(Constraint constraint) {
      if (constraint instanceof Constraint.Range) {
        return number(defaultValue == null ? null : defaultValue.text(), declared);
      }
      boolean isParsed =
          defaultValue != null
              && DefaultLiteralParser.parse(defaultValue, declared, contract)
                  instanceof Parsed parsed
              && !(parsed.literal() instanceof DefaultLiteral.Missing);
      if (!isParsed) {
        return Optional.empty();
      }
      String text = defaultText();
      return Optional.of(
          type() instanceof Scalar
              ? BigDecimal.valueOf(text.codePointCount(0, text.length()))
              : BigDecimal.ZERO);
    }

    private String defaultText() {
      return defaultValue == null ? "" : defaultValue.text();
    }

    private static Optional<BigDecimal> measure(DefaultLiteral literal) {
      if (literal instanceof DefaultLiteral.Int number) {
        return Optional.of(new BigDecimal(number.value()));
      }
      if (literal instanceof DefaultLiteral.Decimal number) {
        return Optional.of(BigDecimal.valueOf(number.value()));
      }
      return literal instanceof DefaultLiteral.Length length
          ? Optional.of(BigDecimal.valueOf(length.value().toNanos()))
          : Optional.empty();
    }
  }
}
