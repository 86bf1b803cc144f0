package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codecs that check constraints. */
final class ConstraintCode {
  private static final TypeRef COUNT = new TypeRef.Scalar(ScalarKind.I64);

  private ConstraintCode() {}

  /** Whether any of them asks for anything: bounds may both be open. */
  static boolean isNeeded(List<Constraint> constraints) {
    return constraints.stream().anyMatch(ConstraintCode::isNeeded);
  }

  private static boolean isNeeded(Constraint constraint) {
    if (constraint instanceof Constraint.Range range) {
      return range.least() != null || range.greatest() != null;
    }
    return !(constraint instanceof Constraint.Length length)
        || length.least() != null
        || length.greatest() != null;
  }

  /** A codec around the one of the type; a length is looked at before anything inside the value. */
  static CodeBlock codec(
      CodeBlock codec, TypeRef type, List<Constraint> constraints, Contract contract) {
    CodeBlock checked = codec;
    for (Constraint constraint :
        constraints.stream()
            .filter(ConstraintCode::isNeeded)
            .sorted(Comparator.comparing(Constraint.Pattern.class::isInstance))
            .toList()) {
      checked = codec(checked, type, constraint, contract);
    }
    return checked;
  }

  private static CodeBlock codec(
      CodeBlock codec, TypeRef type, Constraint constraint, Contract contract) {
    if (constraint instanceof Constraint.Range range) {
      return call(
          constraint,
          codec,
          CodeBlock.of(
              "$L, $L",
              bound(range.least(), type, contract),
              bound(range.greatest(), type, contract)));
    }
    if (constraint instanceof Constraint.Length length) {
      return call(
          constraint,
          codec,
          CodeBlock.of(
              "$L, $L",
              bound(length.least(), COUNT, contract),
              bound(length.greatest(), COUNT, contract)));
    }
    return call(constraint, codec, Literals.string(((Constraint.Pattern) constraint).expression()));
  }

  private static CodeBlock call(Constraint constraint, CodeBlock codec, CodeBlock arguments) {
    return CodeBlock.of(
        "$T.$L($L, $L)", RuntimeTypes.CODECS, constraint.annotation(), codec, arguments);
  }

  private static CodeBlock bound(@Nullable String text, TypeRef type, Contract contract) {
    return text == null
        ? CodeBlock.of("null")
        : DefaultCode.java(new DefaultValue(text), type, contract);
  }
}
