package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.TypeText;

/** What became of the parameter at one place. */
final class ParameterChanges {
  private ParameterChanges() {}

  static void compare(
      String method, ParameterDefinition before, ParameterDefinition after, Comparison comparison) {
    if (!before.wireName().equals(after.wireName())) {
      report(ChangeCode.PARAMETER_RENAMED, method, before, after, comparison, after.wireName());
    }
    types(method, before, after, comparison);
    if (before.variadic() != after.variadic()) {
      comparison.report(
          ChangeCode.JAVA_SHAPE_CHANGED,
          before.origin(),
          after.origin(),
          part(method, before),
          before.variadic() ? "variadic" : "an array",
          after.variadic() ? "variadic" : "an array");
    }
    defaults(method, before, after, comparison);
    Constraints.compare(
        part(method, before),
        new Constraints.Side(before.constraints(), before.origin()),
        new Constraints.Side(after.constraints(), after.origin()),
        false,
        comparison);
  }

  private static void types(
      String method, ParameterDefinition before, ParameterDefinition after, Comparison comparison) {
    String old = TypeText.of(before.type());
    String now = TypeText.of(after.type());
    switch (new TypeChanges(comparison).relation(before.type(), after.type())) {
      case SAME -> {}
      case JAVA ->
          comparison.report(
              ChangeCode.JAVA_SHAPE_CHANGED,
              before.origin(),
              after.origin(),
              part(method, before),
              Shapes.of(before.type()),
              Shapes.of(after.type()));
      case OPTIONAL ->
          report(ChangeCode.PARAMETER_MADE_OPTIONAL, method, before, after, comparison, now);
      case WIDER ->
          report(ChangeCode.PARAMETER_TYPE_WIDENED, method, before, after, comparison, old, now);
      case NARROWER, OTHER ->
          report(ChangeCode.PARAMETER_TYPE_CHANGED, method, before, after, comparison, old, now);
    }
  }

  private static void defaults(
      String method, ParameterDefinition before, ParameterDefinition after, Comparison comparison) {
    DefaultValue old = before.defaultValue();
    DefaultValue now = after.defaultValue();
    if (old == null && now != null) {
      report(ChangeCode.PARAMETER_DEFAULT_ADDED, method, before, after, comparison, now.text());
    } else if (old != null && now == null) {
      report(ChangeCode.PARAMETER_DEFAULT_REMOVED, method, before, after, comparison, old.text());
    } else if (old != null && now != null && !Defaults.same(before, after, comparison)) {
      report(
          ChangeCode.PARAMETER_DEFAULT_CHANGED,
          method,
          before,
          after,
          comparison,
          old.text(),
          now.text());
    }
  }

  private static String part(String method, ParameterDefinition parameter) {
    return "parameter '" + parameter.wireName() + "' of " + method;
  }

  private static void report(
      ChangeCode code,
      String method,
      ParameterDefinition before,
      ParameterDefinition after,
      Comparison comparison,
      String... more) {
    Object[] arguments = new Object[more.length + 2];
    arguments[0] = before.wireName();
    arguments[1] = method;
    System.arraycopy(more, 0, arguments, 2, more.length);
    comparison.report(code, before.origin(), after.origin(), arguments);
  }
}
