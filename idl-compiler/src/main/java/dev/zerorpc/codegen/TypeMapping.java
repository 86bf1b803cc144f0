package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** The Java type that a contract type is written as. */
final class TypeMapping {
  private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

  /** The simple names of all Java classes that generated code mentions. */
  static final Set<String> SIMPLE_NAMES =
      Set.of(
          "BigInteger",
          "Boolean",
          "Byte",
          "ByteBuffer",
          "Class",
          "CompletableFuture",
          "CompletionStage",
          "Double",
          "Duration",
          "Float",
          "Flow",
          "IllegalArgumentException",
          "Instant",
          "Integer",
          "List",
          "Long",
          "Map",
          "Object",
          "Optional",
          "Set",
          "Short",
          "Stream",
          "String",
          "UUID",
          "Void");

  private static final Set<ScalarKind> UNSIGNED =
      EnumSet.of(ScalarKind.U8, ScalarKind.U16, ScalarKind.U32, ScalarKind.U64);

  private TypeMapping() {}

  /** The type of a parameter, a component or a result. */
  static TypeName java(TypeRef type) {
    return java(type, false);
  }

  /** The same type as a contract written in Java has it: unsigned integers are marked. */
  static TypeName declared(TypeRef type) {
    return java(type, true);
  }

  /** The same type as a type argument: never a primitive. */
  static TypeName boxed(TypeRef type) {
    return boxed(type, false);
  }

  /** The same type as a type argument of a contract written in Java. */
  static TypeName declaredArgument(TypeRef type) {
    return boxed(type, true);
  }

  private static TypeName boxed(TypeRef type, boolean marked) {
    TypeName name = java(type, marked);
    return name.withoutAnnotations().isPrimitive() ? name.box() : name;
  }

  private static TypeName java(TypeRef type, boolean marked) {
    if (type instanceof Scalar scalar) {
      TypeName name = scalar(scalar);
      return marked && UNSIGNED.contains(scalar.kind())
          ? name.annotated(AnnotationSpec.builder(RuntimeTypes.UNSIGNED).build())
          : name;
    }
    if (type instanceof ListOf list) {
      return list.form() == ListForm.ARRAY
          ? ArrayTypeName.of(java(list.element(), marked))
          : generic(List.class, marked, list.element());
    }
    if (type instanceof SetOf set) {
      return generic(Set.class, marked, set.element());
    }
    if (type instanceof MapOf map) {
      return generic(Map.class, marked, map.key(), map.value());
    }
    if (type instanceof OptionalOf optional) {
      return optional.form() == OptionalForm.OPTIONAL
          ? generic(Optional.class, marked, optional.value())
          : boxed(optional.value(), marked).annotated(nullable());
    }
    return className(((Named) type).javaName());
  }

  /** The type of a stream of these items; {@code item} is a type argument. */
  static TypeName stream(Form form, TypeName item) {
    ClassName raw =
        switch (form) {
          case JAVA_STREAM -> ClassName.get(Stream.class);
          case PUBLISHER -> ClassName.get(Flow.Publisher.class);
          default -> RuntimeTypes.RPC_STREAM;
        };
    return ParameterizedTypeName.get(raw, item);
  }

  /** The type of a parameter. */
  static TypeName java(ParameterDefinition parameter) {
    return parameter.isStream()
        ? stream(parameter.form(), boxed(parameter.type()))
        : java(parameter.type());
  }

  /** The annotation of a type whose values may be null. */
  static AnnotationSpec nullable() {
    return AnnotationSpec.builder(NULLABLE).build();
  }

  /** The JavaPoet name of a type. */
  static ClassName className(JavaName name) {
    List<String> names = name.simpleNames();
    return ClassName.get(
        name.packageName(),
        names.get(0),
        names.subList(1, names.size()).toArray(new String[names.size() - 1]));
  }

  private static TypeName generic(Class<?> raw, boolean marked, TypeRef... arguments) {
    TypeName[] names = new TypeName[arguments.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = boxed(arguments[i], marked);
    }
    return ParameterizedTypeName.get(ClassName.get(raw), names);
  }

  private static TypeName scalar(Scalar scalar) {
    if (scalar.kind() == ScalarKind.BYTES) {
      return scalar.form() == ScalarForm.BYTE_BUFFER
          ? ClassName.get(ByteBuffer.class)
          : ArrayTypeName.of(TypeName.BYTE);
    }
    TypeName name = scalar(scalar.kind());
    return scalar.form() == ScalarForm.BOXED && name.isPrimitive() ? name.box() : name;
  }

  private static TypeName scalar(ScalarKind kind) {
    return switch (kind) {
      case BOOL -> TypeName.BOOLEAN;
      case I8 -> TypeName.BYTE;
      case I16, U8 -> TypeName.SHORT;
      case I32, U16 -> TypeName.INT;
      case I64, U32 -> TypeName.LONG;
      case U64, BIGINT -> ClassName.get(BigInteger.class);
      case F32 -> TypeName.FLOAT;
      case F64 -> TypeName.DOUBLE;
      case STRING -> ClassName.get(String.class);
      case BYTES -> ArrayTypeName.of(TypeName.BYTE);
      case TIMESTAMP -> ClassName.get(Instant.class);
      case DURATION -> ClassName.get(Duration.class);
      case UUID -> ClassName.get(UUID.class);
      case ANY -> ClassName.get(Object.class);
    };
  }
}
