package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeText;
import java.util.Locale;

/** How a method answers, and with what. */
final class ResultRule implements MethodRule {
  @Override
  public void compare(
      String name, MethodDefinition before, MethodDefinition after, Comparison comparison) {
    if (before.pattern() != after.pattern()) {
      report(
          ChangeCode.CALL_PATTERN_CHANGED,
          before,
          after,
          comparison,
          name,
          words(before.pattern()),
          words(after.pattern()));
      return;
    }
    TypeRef old = before.result().type();
    TypeRef now = after.result().type();
    if (old == null && now != null) {
      ChangeCode code = takesNil(now) ? ChangeCode.RESULT_ADDED : ChangeCode.RESULT_TYPE_CHANGED;
      if (code == ChangeCode.RESULT_ADDED) {
        report(code, before, after, comparison, name, TypeText.of(now));
      } else {
        report(code, before, after, comparison, name, "nothing", TypeText.of(now));
      }
    } else if (old != null && now == null) {
      report(ChangeCode.RESULT_REMOVED, before, after, comparison, name, TypeText.of(old));
    } else if (old != null && now != null) {
      types(name, before, old, after, now, comparison);
    }
    if (before.result().form() != after.result().form()) {
      report(
          ChangeCode.JAVA_SHAPE_CHANGED,
          before,
          after,
          comparison,
          "the result of " + name,
          shape(before),
          shape(after));
    }
  }

  private static void types(
      String name,
      MethodDefinition before,
      TypeRef old,
      MethodDefinition after,
      TypeRef now,
      Comparison comparison) {
    switch (new TypeChanges(comparison).relation(old, now)) {
      case SAME -> {}
      case JAVA ->
          report(
              ChangeCode.JAVA_SHAPE_CHANGED,
              before,
              after,
              comparison,
              "the result of " + name,
              Shapes.of(old),
              Shapes.of(now));
      case OPTIONAL, WIDER, NARROWER, OTHER ->
          report(
              ChangeCode.RESULT_TYPE_CHANGED,
              before,
              after,
              comparison,
              name,
              TypeText.of(old),
              TypeText.of(now));
    }
  }

  /** Whether the results are the same in every respect. */
  static boolean isSame(MethodDefinition before, MethodDefinition after, TypeChanges types) {
    TypeRef old = before.result().type();
    TypeRef now = after.result().type();
    return (old == null || now == null)
        ? (old == null && now == null)
        : types.relation(old, now) == TypeRelation.SAME;
  }

  private static boolean takesNil(TypeRef type) {
    return type instanceof TypeRef.OptionalOf
        || (type instanceof TypeRef.Scalar scalar && scalar.kind() == ScalarKind.ANY);
  }

  private static void report(
      ChangeCode code,
      MethodDefinition before,
      MethodDefinition after,
      Comparison comparison,
      Object... arguments) {
    comparison.report(code, before.origin(), after.origin(), arguments);
  }

  private static String shape(MethodDefinition method) {
    return method.result().form().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(CallPattern pattern) {
    return switch (pattern) {
      case UNARY -> "one result";
      case SERVER_STREAM -> "a stream";
      case ONE_WAY -> "nothing at all (oneway)";
    };
  }
}
