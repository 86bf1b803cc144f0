package dev.zerorpc.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteral;
import dev.zerorpc.contract.DefaultLiteral.Bool;
import dev.zerorpc.contract.DefaultLiteral.Constant;
import dev.zerorpc.contract.DefaultLiteral.Decimal;
import dev.zerorpc.contract.DefaultLiteral.EmptyList;
import dev.zerorpc.contract.DefaultLiteral.EmptyMap;
import dev.zerorpc.contract.DefaultLiteral.Int;
import dev.zerorpc.contract.DefaultLiteral.Length;
import dev.zerorpc.contract.DefaultLiteral.Missing;
import dev.zerorpc.contract.DefaultLiteral.Text;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Defaults as Java expressions. */
final class DefaultCode {
  private static final long MILLIS_PER_SECOND = 1000;

  private DefaultCode() {}

  /** The default as a value of the Java type. */
  static CodeBlock java(DefaultValue value, TypeRef type, Contract contract) {
    return java(DefaultLiteralParser.literal(value, type, contract), type);
  }

  /** The default as introspection shows it: null, a Boolean, Long, Double, String, List or Map. */
  static CodeBlock shown(DefaultValue value, TypeRef type, Contract contract) {
    DefaultLiteral literal = DefaultLiteralParser.literal(value, type, contract);
    if (literal instanceof Int number) {
      return number.value().bitLength() < Long.SIZE
          ? CodeBlock.of("$LL", number.value())
          : bigInteger(number.value());
    }
    if (literal instanceof Decimal number) {
      return CodeBlock.of("$L", number.value());
    }
    if (literal instanceof Length length) {
      double seconds = length.value().toMillis() / (double) MILLIS_PER_SECOND;
      return CodeBlock.of("$L", seconds);
    }
    if (literal instanceof Constant constant) {
      BigInteger number = constant.constant().number();
      return number == null
          ? Literals.string(constant.constant().wireName())
          : CodeBlock.of("$LL", number);
    }
    if (literal instanceof EmptyList) {
      return CodeBlock.of("$T.of()", List.class);
    }
    return literal instanceof Missing ? CodeBlock.of("null") : java(literal, type);
  }

  /** A length of time. */
  static CodeBlock duration(Duration value) {
    return value.toMillis() % MILLIS_PER_SECOND == 0
        ? CodeBlock.of("$T.ofSeconds($L)", Duration.class, value.toSeconds())
        : CodeBlock.of("$T.ofMillis($L)", Duration.class, value.toMillis());
  }

  private static CodeBlock java(DefaultLiteral literal, TypeRef type) {
    if (type instanceof OptionalOf optional) {
      boolean isClass = optional.form() == OptionalForm.OPTIONAL;
      if (literal instanceof Missing) {
        return isClass ? CodeBlock.of("$T.empty()", Optional.class) : CodeBlock.of("null");
      }
      CodeBlock value = java(literal, optional.value());
      return isClass ? CodeBlock.of("$T.of($L)", Optional.class, value) : value;
    }
    if (literal instanceof Bool bool) {
      return CodeBlock.of("$L", bool.value());
    }
    if (literal instanceof Int number) {
      return integer(number.value(), (Scalar) type);
    }
    if (literal instanceof Decimal number) {
      return ((Scalar) type).kind() == ScalarKind.F32
          ? CodeBlock.of("$Lf", (float) number.value())
          : CodeBlock.of("$L", number.value());
    }
    if (literal instanceof Text text) {
      return Literals.string(text.value());
    }
    if (literal instanceof Length length) {
      return duration(length.value());
    }
    if (literal instanceof Constant constant) {
      return CodeBlock.of(
          "$T.$L", TypeMapping.className(constant.type()), constant.constant().name());
    }
    if (literal instanceof EmptyMap) {
      return CodeBlock.of("$T.of()", Map.class);
    }
    return emptyList(type);
  }

  // A cast where the literal alone would make Optional.of infer Optional<Integer>, or a
  // conditional expression unbox.
  private static CodeBlock integer(BigInteger value, Scalar type) {
    return switch (type.kind()) {
      case I8 -> CodeBlock.of("(byte) $L", value);
      case I16, U8 -> CodeBlock.of("(short) $L", value);
      case I32, U16 -> CodeBlock.of("$L", value);
      case I64, U32 -> CodeBlock.of("$LL", value);
      default -> bigInteger(value);
    };
  }

  private static CodeBlock bigInteger(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? CodeBlock.of("$T.valueOf($LL)", BigInteger.class, value)
        : CodeBlock.of("new $T($S)", BigInteger.class, value.toString());
  }

  private static CodeBlock emptyList(TypeRef type) {
    if (type instanceof SetOf) {
      return CodeBlock.of("$T.of()", Set.class);
    }
    ListOf list = (ListOf) type;
    if (list.form() == ListForm.LIST) {
      return CodeBlock.of("$T.of()", List.class);
    }
    // The length goes into the outermost brackets: new int[0][].
    TypeRef innermost = list.element();
    StringBuilder brackets = new StringBuilder("[0]");
    while (innermost instanceof ListOf inner && inner.form() == ListForm.ARRAY) {
      innermost = inner.element();
      brackets.append("[]");
    }
    var component = TypeMapping.java(innermost).withoutAnnotations();
    if (component instanceof ArrayTypeName bytes) {
      component = bytes.componentType();
      brackets.append("[]");
    }
    return CodeBlock.of("new $T$L", component, brackets);
  }
}
