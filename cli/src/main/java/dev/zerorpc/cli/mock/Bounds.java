package dev.zerorpc.cli.mock;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.Codecs;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The codecs of scalars, and of values with constraints, without their Java types. */
final class Bounds {
  private Bounds() {}

  static Codec<Object> scalar(ScalarKind kind) {
    return switch (kind) {
      case BOOL -> widened(Codecs.BOOL);
      case I8 -> widened(Codecs.I8);
      case I16 -> widened(Codecs.I16);
      case I32 -> widened(Codecs.I32);
      case I64 -> widened(Codecs.I64);
      case U8 -> widened(Codecs.U8);
      case U16 -> widened(Codecs.U16);
      case U32 -> widened(Codecs.U32);
      case U64 -> widened(Codecs.U64);
      case BIGINT -> widened(Codecs.BIGINT);
      case F32 -> widened(Codecs.F32);
      case F64 -> widened(Codecs.F64);
      case STRING -> widened(Codecs.STRING);
      case BYTES -> widened(Codecs.BYTES);
      case TIMESTAMP -> widened(Codecs.TIMESTAMP);
      case DURATION -> widened(Codecs.DURATION);
      case UUID -> widened(Codecs.UUID);
      case ANY -> nonNull(Codecs.ANY);
    };
  }

  /** The codec with a check behind it. */
  static Codec<Object> checked(Codec<Object> codec, Constraint constraint, TypeRef type) {
    if (constraint instanceof Constraint.Length length) {
      return Codecs.length(codec, count(length.least()), count(length.greatest()));
    }
    if (constraint instanceof Constraint.Pattern pattern) {
      return widened(Codecs.pattern(narrowed(codec), pattern.expression()));
    }
    Constraint.Range range = (Constraint.Range) constraint;
    return switch (((Scalar) type).kind()) {
      case I8 -> ranged(codec, ScalarKind.I8, range, Byte.class);
      case I16, U8 -> ranged(codec, ScalarKind.I16, range, Short.class);
      case I32, U16 -> ranged(codec, ScalarKind.I32, range, Integer.class);
      case I64, U32 -> ranged(codec, ScalarKind.I64, range, Long.class);
      case U64, BIGINT -> ranged(codec, ScalarKind.BIGINT, range, BigInteger.class);
      case F32 -> ranged(codec, ScalarKind.F32, range, Float.class);
      case F64 -> ranged(codec, ScalarKind.F64, range, Double.class);
      case DURATION -> ranged(codec, ScalarKind.DURATION, range, Duration.class);
      default -> throw new IllegalStateException("a validated contract has no range of " + type);
    };
  }

  private static <T extends Comparable<T>> Codec<Object> ranged(
      Codec<Object> codec, ScalarKind kind, Constraint.Range range, Class<T> type) {
    return widened(
        Codecs.range(
            Bounds.<T>narrowed(codec),
            bound(kind, range.least(), type),
            bound(kind, range.greatest(), type)));
  }

  private static <T> @Nullable T bound(ScalarKind kind, @Nullable String text, Class<T> type) {
    return text == null ? null : type.cast(Literals.of(kind, text));
  }

  /** A length as written. */
  static @Nullable Long count(@Nullable String text) {
    return text == null ? null : DefaultLiteralParser.integer(text).orElseThrow().longValue();
  }

  /** A bound as a value of its type. */
  @SuppressWarnings("unchecked") // Every class here compares with itself.
  static @Nullable Comparable<Object> bound(ScalarKind kind, @Nullable String text) {
    return text == null ? null : (Comparable<Object>) (Comparable<?>) Literals.of(kind, text);
  }

  /** A whole number as the class that stands for its kind. */
  static Comparable<?> whole(ScalarKind kind, BigInteger value) {
    return switch (kind) {
      case I8 -> value.byteValue();
      case I16, U8 -> value.shortValue();
      case I32, U16 -> value.intValue();
      case I64, U32 -> value.longValue();
      default -> value;
    };
  }

  /** Only reading is ever asked of these codecs, and everything read is an object. */
  @SuppressWarnings("unchecked")
  static Codec<Object> widened(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  @SuppressWarnings({"unchecked", "NullAway"})
  static Codec<Object> nonNull(Codec<@Nullable Object> codec) {
    return (Codec<Object>) (Codec<?>) codec;
  }

  @SuppressWarnings("unchecked")
  private static <T> Codec<T> narrowed(Codec<Object> codec) {
    return (Codec<T>) (Codec<?>) codec;
  }
}
