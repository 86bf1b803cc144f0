package dev.zerorpc.processor;

import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Reads Java types as contract types. */
final class TypeReader {
  private static final Map<TypeKind, ScalarKind> PRIMITIVES =
      Map.of(
          TypeKind.BOOLEAN, ScalarKind.BOOL,
          TypeKind.BYTE, ScalarKind.I8,
          TypeKind.SHORT, ScalarKind.I16,
          TypeKind.INT, ScalarKind.I32,
          TypeKind.LONG, ScalarKind.I64,
          TypeKind.FLOAT, ScalarKind.F32,
          TypeKind.DOUBLE, ScalarKind.F64);
  private static final Map<String, ScalarKind> WRAPPERS =
      Map.of(
          "java.lang.Boolean", ScalarKind.BOOL,
          "java.lang.Byte", ScalarKind.I8,
          "java.lang.Short", ScalarKind.I16,
          "java.lang.Integer", ScalarKind.I32,
          "java.lang.Long", ScalarKind.I64,
          "java.lang.Float", ScalarKind.F32,
          "java.lang.Double", ScalarKind.F64);
  private static final Map<String, ScalarKind> CLASSES =
      Map.of(
          "java.lang.String", ScalarKind.STRING,
          "java.math.BigInteger", ScalarKind.BIGINT,
          "java.time.Instant", ScalarKind.TIMESTAMP,
          "java.time.Duration", ScalarKind.DURATION,
          "java.util.UUID", ScalarKind.UUID,
          "java.nio.ByteBuffer", ScalarKind.BYTES,
          "java.lang.Object", ScalarKind.ANY);
  private static final Map<ScalarKind, ScalarKind> UNSIGNED =
      Map.of(
          ScalarKind.I16, ScalarKind.U8,
          ScalarKind.I32, ScalarKind.U16,
          ScalarKind.I64, ScalarKind.U32,
          ScalarKind.BIGINT, ScalarKind.U64);

  private static final String LIST = "java.util.List";
  private static final String SET = "java.util.Set";
  private static final String MAP = "java.util.Map";
  private static final Set<String> CONTAINERS = Set.of(LIST, SET, MAP, "java.util.Optional");

  private final ReadingScope scope;

  TypeReader(ReadingScope scope) {
    this.scope = scope;
  }

  /**
   * Reads the type of a parameter, field or result.
   *
   * @return null if it has no contract type, which has been noted in the scope
   */
  @Nullable TypeRef read(TypeMirror type, TypeMarks marks, ElementOrigin origin) {
    return read(type, marks, origin, false);
  }

  /** Reads a type argument, whose wrapper classes are the usual shape of scalars. */
  @Nullable TypeRef readArgument(TypeMirror type, ElementOrigin origin) {
    return read(type, TypeMarks.of(type), origin, true);
  }

  private @Nullable TypeRef read(
      TypeMirror type, TypeMarks marks, ElementOrigin origin, boolean argument) {
    if (marks.nullable() && type.getKind().isPrimitive()) {
      return reject(
          DiagnosticCode.NOT_NULLABLE,
          origin,
          JavaTypes.shown(type),
          "Use its wrapper class, or remove the annotation.");
    }
    TypeRef value = readPresent(type, marks, origin, argument || marks.nullable());
    return value == null || !marks.nullable()
        ? value
        : new TypeRef.OptionalOf(value, TypeRef.OptionalForm.NULLABLE);
  }

  private @Nullable TypeRef readPresent(
      TypeMirror type, TypeMarks marks, ElementOrigin origin, boolean argument) {
    return switch (type.getKind()) {
      case ARRAY -> array((ArrayType) type, marks, origin);
      case DECLARED -> declared((DeclaredType) type, marks, origin, argument);
      case ERROR -> {
        scope.unresolved(JavaTypes.shown(type), origin);
        yield null;
      }
      case WILDCARD -> wildcard((WildcardType) type, origin);
      // Only a generic type or method has these, and that is reported where it is declared.
      case TYPEVAR -> null;
      default -> primitive(type, marks, origin);
    };
  }

  private @Nullable TypeRef primitive(TypeMirror type, TypeMarks marks, ElementOrigin origin) {
    ScalarKind kind = PRIMITIVES.get(type.getKind());
    return kind == null
        ? unsupported(type, JavaTypes.shown(type), origin)
        : scalar(type, kind, TypeRef.ScalarForm.DEFAULT, marks, origin);
  }

  private @Nullable TypeRef scalar(
      TypeMirror type,
      ScalarKind kind,
      TypeRef.ScalarForm form,
      TypeMarks marks,
      ElementOrigin origin) {
    if (!marks.unsigned()) {
      return new TypeRef.Scalar(kind, form);
    }
    ScalarKind unsigned = UNSIGNED.get(kind);
    return unsigned == null
        ? reject(DiagnosticCode.UNSIGNED_TYPE, origin, JavaTypes.shown(type))
        : new TypeRef.Scalar(unsigned, form);
  }

  private @Nullable TypeRef array(ArrayType type, TypeMarks marks, ElementOrigin origin) {
    TypeMirror component = type.getComponentType();
    TypeMarks componentMarks = TypeMarks.of(component).orUnsigned(marks.unsigned());
    if (component.getKind() == TypeKind.BYTE && !componentMarks.nullable()) {
      return scalar(type, ScalarKind.BYTES, TypeRef.ScalarForm.DEFAULT, componentMarks, origin);
    }
    TypeRef element = read(component, componentMarks, origin);
    return element == null ? null : new TypeRef.ListOf(element, ListForm.ARRAY);
  }

  private @Nullable TypeRef declared(
      DeclaredType type, TypeMarks marks, ElementOrigin origin, boolean argument) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    ScalarKind wrapped = WRAPPERS.get(name);
    if (wrapped != null) {
      TypeRef.ScalarForm form = argument ? TypeRef.ScalarForm.DEFAULT : TypeRef.ScalarForm.BOXED;
      return scalar(type, wrapped, form, marks, origin);
    }
    ScalarKind scalar = CLASSES.get(name);
    if (scalar != null) {
      TypeRef.ScalarForm form =
          scalar == ScalarKind.BYTES ? TypeRef.ScalarForm.BYTE_BUFFER : TypeRef.ScalarForm.DEFAULT;
      return scalar(type, scalar, form, marks, origin);
    }
    if (marks.unsigned()) {
      return reject(DiagnosticCode.UNSIGNED_TYPE, origin, JavaTypes.shown(type));
    }
    return CONTAINERS.contains(name) ? container(type, name, origin) : named(type, element, origin);
  }

  private @Nullable TypeRef container(DeclaredType type, String name, ElementOrigin origin) {
    if (JavaTypes.isRaw(type)) {
      return reject(DiagnosticCode.RAW_TYPE, origin, JavaTypes.shown(type));
    }
    // All are read before any is missed, so that each gets its own diagnostic.
    List<@Nullable TypeRef> read = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      read.add(readArgument(argument, origin));
    }
    TypeRef first = read.get(0);
    TypeRef last = read.get(read.size() - 1);
    if (first == null || last == null) {
      return null;
    }
    return switch (name) {
      case LIST -> new TypeRef.ListOf(first, ListForm.LIST);
      case SET -> new TypeRef.SetOf(first);
      case MAP -> new TypeRef.MapOf(first, last);
      default -> new TypeRef.OptionalOf(first, TypeRef.OptionalForm.OPTIONAL);
    };
  }

  private @Nullable TypeRef named(DeclaredType type, TypeElement element, ElementOrigin origin) {
    if (element.getKind() == ElementKind.ENUM) {
      return mention(TypeRef.NamedKind.ENUM, element, origin);
    }
    if (UnionReader.isUnion(element)) {
      return Annotations.has(element, ContractTypes.RPC_UNION)
          ? unlessGeneric("union", TypeRef.NamedKind.UNION, element, origin)
          : reject(DiagnosticCode.UNION_NOT_ANNOTATED, origin, element.getSimpleName());
    }
    if (element.getKind() != ElementKind.RECORD) {
      return unsupported(type, element.getQualifiedName().toString(), origin);
    }
    if (!Annotations.has(element, ContractTypes.RPC_STRUCT)) {
      return reject(DiagnosticCode.STRUCT_NOT_ANNOTATED, origin, element.getSimpleName());
    }
    return unlessGeneric("struct", TypeRef.NamedKind.STRUCT, element, origin);
  }

  private @Nullable TypeRef unlessGeneric(
      String noun, TypeRef.NamedKind kind, TypeElement element, ElementOrigin origin) {
    return element.getTypeParameters().isEmpty()
        ? mention(kind, element, origin)
        : reject(DiagnosticCode.GENERIC_TYPE, origin, noun, element.getSimpleName());
  }

  private @Nullable TypeRef mention(
      TypeRef.NamedKind kind, TypeElement element, ElementOrigin origin) {
    if (!JavaNames.isAccessibleFrom(scope.contract(), element)) {
      return reject(DiagnosticCode.INACCESSIBLE_TYPE, origin, element.getSimpleName());
    }
    scope.mention(element);
    return new TypeRef.Named(kind, JavaNames.of(element));
  }

  private @Nullable TypeRef wildcard(WildcardType type, ElementOrigin origin) {
    TypeMirror bound =
        type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound();
    return reject(
        DiagnosticCode.WILDCARD,
        origin,
        JavaTypes.shown(type),
        bound == null ? "Object" : JavaTypes.shown(bound));
  }

  private @Nullable TypeRef unsupported(TypeMirror type, String name, ElementOrigin origin) {
    return reject(
        DiagnosticCode.UNSUPPORTED_TYPE,
        origin,
        JavaTypes.shown(type),
        UnsupportedTypes.cure(name));
  }

  private @Nullable TypeRef reject(DiagnosticCode code, ElementOrigin origin, Object... arguments) {
    scope.report(code, origin, arguments);
    return null;
  }
}
