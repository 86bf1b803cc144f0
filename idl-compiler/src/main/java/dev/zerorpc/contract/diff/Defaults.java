package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteral;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultLiteralParser.Parsed;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.TypeRef;
import org.jspecify.annotations.Nullable;

/** Compares values that contracts write down. */
final class Defaults {
  private Defaults() {}

  static boolean same(
      ParameterDefinition before, ParameterDefinition after, Comparison comparison) {
    return same(
        before.defaultValue(), before.type(), after.defaultValue(), after.type(), comparison);
  }

  /** Whether two values mean the same: {@code 0x10} is {@code 16}. */
  static boolean same(
      @Nullable DefaultValue before,
      TypeRef oldType,
      @Nullable DefaultValue after,
      TypeRef newType,
      Comparison comparison) {
    if (before == null || after == null) {
      return before == null && after == null;
    }
    return before.text().equals(after.text())
        || meaning(before, oldType, comparison.before())
            .equals(meaning(after, newType, comparison.after()));
  }

  private static Object meaning(DefaultValue value, TypeRef type, Contract contract) {
    if (!(DefaultLiteralParser.parse(value, type, contract) instanceof Parsed parsed)) {
      return value.text();
    }
    // A constant is the same one wherever it is written; its definition holds its place.
    return parsed.literal() instanceof DefaultLiteral.Constant constant
        ? constant.constant().wireName()
        : parsed.literal();
  }
}
