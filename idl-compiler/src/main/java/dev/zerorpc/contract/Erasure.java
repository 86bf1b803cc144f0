package dev.zerorpc.contract;

import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.stream.Collectors;

/** What Java tells parameters apart by: their types without type arguments. */
public final class Erasure {
  private Erasure() {}

  /** The erased type, as an error message can show it. */
  public static String of(TypeRef type) {
    if (type instanceof Scalar scalar) {
      return scalar(scalar, scalar.form() == ScalarForm.BOXED);
    }
    if (type instanceof ListOf list) {
      return list.form() == ListForm.ARRAY ? of(list.element()) + "…" : "List";
    }
    if (type instanceof SetOf) {
      return "Set";
    }
    if (type instanceof MapOf) {
      return "Map";
    }
    if (type instanceof OptionalOf optional) {
      return optional.form() == OptionalForm.OPTIONAL
          ? "Optional"
          : optional.value() instanceof Scalar scalar ? scalar(scalar, true) : of(optional.value());
    }
    return ((Named) type).javaName().canonicalName();
  }

  /** The name and the erased parameters of a method: no interface has two of them. */
  public static String of(MethodDefinition method) {
    return method.parameters().stream()
        .map(parameter -> of(parameter.type()))
        .collect(Collectors.joining(", ", method.name() + "(", ")"));
  }

  private static String scalar(Scalar scalar, boolean boxed) {
    ScalarKind kind = scalar.kind();
    return switch (kind) {
      case BOOL -> boxed ? "Boolean" : "boolean";
      case I8 -> boxed ? "Byte" : "byte";
      case I16, U8 -> boxed ? "Short" : "short";
      case I32, U16 -> boxed ? "Integer" : "int";
      case I64, U32 -> boxed ? "Long" : "long";
      case U64, BIGINT -> "BigInteger";
      case F32 -> boxed ? "Float" : "float";
      case F64 -> boxed ? "Double" : "double";
      case BYTES -> scalar.form() == ScalarForm.BYTE_BUFFER ? "ByteBuffer" : "byte…";
      case STRING -> "String";
      case TIMESTAMP -> "Instant";
      case DURATION -> "Duration";
      case UUID -> "UUID";
      case ANY -> "Object";
    };
  }
}
