package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.EnumSet;
import java.util.Set;

/** Compares types. */
final class TypeChanges {
  /** What Java shows as a primitive, where it is no type argument. */
  private static final Set<ScalarKind> PRIMITIVES =
      EnumSet.of(
          ScalarKind.BOOL,
          ScalarKind.I8,
          ScalarKind.I16,
          ScalarKind.I32,
          ScalarKind.I64,
          ScalarKind.U8,
          ScalarKind.U16,
          ScalarKind.U32,
          ScalarKind.F32,
          ScalarKind.F64);

  private final Comparison comparison;

  TypeChanges(Comparison comparison) {
    this.comparison = comparison;
  }

  /** What became of a type that stands by itself. */
  TypeRelation relation(TypeRef before, TypeRef after) {
    return relation(before, after, true);
  }

  /** Java has primitives only where a type is no argument of another one. */
  private TypeRelation relation(TypeRef before, TypeRef after, boolean outermost) {
    if (before.equals(after)) {
      return TypeRelation.SAME;
    }
    if (isAny(after)) {
      return TypeRelation.WIDER;
    }
    if (isAny(before)) {
      return TypeRelation.NARROWER;
    }
    if (before instanceof OptionalOf || after instanceof OptionalOf) {
      return optionals(before, after, outermost);
    }
    if (isSequence(before) && isSequence(after)) {
      return sequences(before, after);
    }
    if (before instanceof MapOf old && after instanceof MapOf now) {
      return relation(old.key(), now.key(), false).and(relation(old.value(), now.value(), false));
    }
    if (before instanceof Named old && after instanceof Named now) {
      return named(old, now);
    }
    if (before instanceof Scalar old && after instanceof Scalar now) {
      return scalars(old, now, outermost);
    }
    if (before instanceof Named old && after instanceof Scalar now) {
      return ofEnum(old, comparison.before(), now.kind());
    }
    if (before instanceof Scalar old && after instanceof Named now) {
      return ofEnum(now, comparison.after(), old.kind()).reversed();
    }
    return TypeRelation.OTHER;
  }

  private TypeRelation optionals(TypeRef before, TypeRef after, boolean outermost) {
    if (before instanceof OptionalOf old && after instanceof OptionalOf now) {
      TypeRelation values = relation(old.value(), now.value(), false);
      return old.form() == now.form() ? values : values.and(TypeRelation.JAVA);
    }
    return after instanceof OptionalOf now
        ? relation(before, now.value(), false).and(madeOptional(before, now, outermost))
        : relation(((OptionalOf) before).value(), after, false)
            .and(madeOptional(after, (OptionalOf) before, outermost).reversed());
  }

  /** A primitive becomes its wrapper. */
  private static TypeRelation madeOptional(TypeRef value, OptionalOf optional, boolean outermost) {
    boolean primitive = outermost && value instanceof Scalar scalar && isPrimitive(scalar);
    return primitive || optional.form() == OptionalForm.OPTIONAL
        ? TypeRelation.WIDER
        : TypeRelation.OPTIONAL;
  }

  private static boolean isSequence(TypeRef type) {
    return type instanceof ListOf || type instanceof SetOf;
  }

  private TypeRelation sequences(TypeRef before, TypeRef after) {
    if (before instanceof ListOf old && after instanceof ListOf now) {
      // In an array a primitive is one, and a wrapper another type.
      boolean arrays = old.form() == ListForm.ARRAY && now.form() == ListForm.ARRAY;
      TypeRelation elements = relation(old.element(), now.element(), arrays);
      return old.form() == now.form() ? elements : elements.and(TypeRelation.JAVA);
    }
    TypeRelation elements = relation(element(before), element(after), false);
    if (before instanceof ListOf) {
      return elements.and(TypeRelation.NARROWER);
    }
    return after instanceof ListOf ? elements.and(TypeRelation.WIDER) : elements;
  }

  private static TypeRef element(TypeRef sequence) {
    return sequence instanceof ListOf list ? list.element() : ((SetOf) sequence).element();
  }

  private TypeRelation named(Named before, Named after) {
    if (comparison.isCounterpart(before.javaName(), after.javaName())) {
      return TypeRelation.SAME;
    }
    return WireShape.of(before, comparison.before()).equals(WireShape.of(after, comparison.after()))
        ? TypeRelation.JAVA
        : TypeRelation.OTHER;
  }

  private static TypeRelation scalars(Scalar before, Scalar after, boolean outermost) {
    if (before.kind() == after.kind()) {
      return outermost
              || after.form() == ScalarForm.BYTE_BUFFER
              || before.form() == ScalarForm.BYTE_BUFFER
          ? TypeRelation.JAVA
          : TypeRelation.SAME;
    }
    if (ScalarRanges.contains(after.kind(), before.kind())) {
      return TypeRelation.WIDER;
    }
    return ScalarRanges.contains(before.kind(), after.kind())
        ? TypeRelation.NARROWER
        : TypeRelation.OTHER;
  }

  /** What became of an enum that is a scalar now. */
  private static TypeRelation ofEnum(Named type, Contract contract, ScalarKind scalar) {
    if (type.kind() != NamedKind.ENUM
        || !(contract.find(type.javaName()).orElse(null) instanceof EnumDefinition definition)) {
      return TypeRelation.OTHER;
    }
    ScalarKind written =
        definition.numberKind() == null ? ScalarKind.STRING : definition.numberKind();
    return written == scalar || ScalarRanges.contains(scalar, written)
        ? TypeRelation.WIDER
        : TypeRelation.OTHER;
  }

  private static boolean isPrimitive(Scalar scalar) {
    return scalar.form() == ScalarForm.DEFAULT && PRIMITIVES.contains(scalar.kind());
  }

  private static boolean isAny(TypeRef type) {
    return type instanceof Scalar scalar && scalar.kind() == ScalarKind.ANY;
  }
}
