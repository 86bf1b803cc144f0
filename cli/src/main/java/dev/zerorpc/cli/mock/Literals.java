package dev.zerorpc.cli.mock;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteral;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What contracts have written down, as values. */
public final class Literals {
  private static final Contract NO_ENUMS = new Contract(List.of(), List.of());

  private Literals() {}

  /** A bound of a scalar: a number, or a length of time. */
  public static Comparable<?> of(ScalarKind kind, String text) {
    Object value = of(new DefaultValue(text), new Scalar(kind), NO_ENUMS);
    if (value instanceof Comparable<?> bound) {
      return bound;
    }
    throw new IllegalStateException("no bound of " + kind + ": " + text);
  }

  /** A default, as it crosses the wire. */
  public static @Nullable Object of(DefaultValue value, TypeRef type, Contract contract) {
    DefaultLiteral literal = DefaultLiteralParser.literal(value, type, contract);
    if (literal instanceof DefaultLiteral.Bool bool) {
      return bool.value();
    }
    if (literal instanceof DefaultLiteral.Int number) {
      return Bounds.whole(kind(type), number.value());
    }
    if (literal instanceof DefaultLiteral.Decimal number) {
      return kind(type) == ScalarKind.F32 ? (Object) (float) number.value() : number.value();
    }
    if (literal instanceof DefaultLiteral.Text text) {
      return text.value();
    }
    if (literal instanceof DefaultLiteral.Length length) {
      return length.value();
    }
    if (literal instanceof DefaultLiteral.Constant constant) {
      return Examples.onWire(constant.constant());
    }
    if (literal instanceof DefaultLiteral.EmptyList) {
      return List.of();
    }
    return literal instanceof DefaultLiteral.EmptyMap ? Map.of() : null;
  }

  private static ScalarKind kind(TypeRef type) {
    return type instanceof OptionalOf optional ? kind(optional.value()) : ((Scalar) type).kind();
  }
}
