package dev.zerorpc.idl.link;

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
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.syntax.DefinitionElement;
import dev.zerorpc.idl.syntax.DefinitionElement.FieldsKind;
import dev.zerorpc.idl.syntax.SourceRange;
import dev.zerorpc.idl.syntax.TypeElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what the types of one file are. */
final class TypeLinker {
  static final String STREAM = "stream";
  static final String VOID = "void";

  private static final Map<String, ScalarKind> SCALARS =
      Arrays.stream(ScalarKind.values())
          .collect(Collectors.toUnmodifiableMap(ScalarKind::keyword, Function.identity()));
  private static final Map<String, Integer> ARGUMENTS = Map.of("list", 1, "set", 1, "map", 2);
  private static final Set<String> BUILT_IN =
      Stream.concat(SCALARS.keySet().stream(), ARGUMENTS.keySet().stream())
          .sorted()
          .collect(Collectors.toCollection(java.util.LinkedHashSet::new));

  private final Scope scope;

  TypeLinker(Scope scope) {
    this.scope = scope;
  }

  /** The scalar of that name. */
  static Optional<ScalarKind> scalar(String keyword) {
    return Optional.ofNullable(SCALARS.get(keyword));
  }

  /** The names that the language has for types of values. */
  static Set<String> builtIn() {
    return BUILT_IN;
  }

  /**
   * The type of a value.
   *
   * @param use what a stream was used as, were it one, as in "a stream cannot be …"
   * @return null if it is none, which is reported then
   */
  @Nullable TypeRef link(TypeElement element, String use) {
    Annotations annotations =
        new Annotations(element.annotations(), AnnotationTarget.TYPE, scope.reporter());
    return link(element, annotations.shapes(), use);
  }

  /** The type of a value whose annotations have been read. */
  @Nullable TypeRef link(TypeElement element, List<String> shapes, String use) {
    List<String> left = new ArrayList<>(shapes);
    OptionalForm optional =
        element.optionals() > 0 && left.remove("optional")
            ? OptionalForm.OPTIONAL
            : OptionalForm.NULLABLE;
    TypeRef type = withoutOptional(element, left, use);
    if (type != null && !left.isEmpty()) {
      reportShape(element);
    }
    for (int i = 0; i < element.optionals() && type != null; i++) {
      type = new OptionalOf(type, i == element.optionals() - 1 ? optional : OptionalForm.NULLABLE);
    }
    return type;
  }

  void reportShape(TypeElement element) {
    SourceRange range =
        element.annotations().stream()
            .filter(annotation -> annotation.name().text().equals("java"))
            .map(annotation -> annotation.range())
            .findFirst()
            .orElse(element.range());
    scope
        .reporter()
        .report(DiagnosticCode.BAD_ANNOTATION, range, "java", AnnotationKind.JAVA.example());
  }

  private @Nullable TypeRef withoutOptional(TypeElement element, List<String> shapes, String use) {
    String name = element.name().text();
    if (element.name().isWord()) {
      ScalarKind kind = SCALARS.get(name);
      if (kind != null) {
        return hasArguments(element, 0) ? new Scalar(kind, scalarForm(kind, shapes)) : null;
      }
      if (ARGUMENTS.containsKey(name)) {
        return collection(element, shapes);
      }
      if (name.equals(STREAM)) {
        scope.reporter().report(DiagnosticCode.MISPLACED_STREAM, element.range(), use);
        return null;
      }
      if (name.equals(VOID)) {
        scope.reporter().report(DiagnosticCode.MISPLACED_VOID, element.range());
        return null;
      }
    }
    Optional<Symbol> symbol =
        scope.find(element.name(), "type", found -> kindOf(found) != null, BUILT_IN);
    boolean isPlain = hasArguments(element, 0);
    if (symbol.isEmpty() || !isPlain) {
      return null;
    }
    NamedKind kind = kindOf(symbol.get());
    return kind == null ? null : new Named(kind, symbol.get().javaName());
  }

  /** What a definition is as the type of a value; null if it is none. */
  private static @Nullable NamedKind kindOf(Symbol symbol) {
    if (symbol.element() instanceof DefinitionElement.EnumElement) {
      return NamedKind.ENUM;
    }
    if (symbol.element() instanceof DefinitionElement.Fields fields) {
      return fields.kind() == FieldsKind.STRUCT
          ? NamedKind.STRUCT
          : fields.kind() == FieldsKind.UNION ? NamedKind.UNION : null;
    }
    return null;
  }

  private @Nullable TypeRef collection(TypeElement element, List<String> shapes) {
    String name = element.name().text();
    boolean isComplete = hasArguments(element, ARGUMENTS.getOrDefault(name, 0));
    List<@Nullable TypeRef> arguments = new ArrayList<>();
    for (TypeElement argument : element.arguments()) {
      arguments.add(link(argument, "a part of a " + name));
    }
    if (!isComplete || arguments.contains(null)) {
      return null;
    }
    TypeRef first = java.util.Objects.requireNonNull(arguments.get(0));
    return switch (name) {
      case "list" -> new ListOf(first, shapes.remove("array") ? ListForm.ARRAY : ListForm.LIST);
      case "set" -> new SetOf(comparable(first));
      default -> new MapOf(comparable(first), java.util.Objects.requireNonNull(arguments.get(1)));
    };
  }

  /** Bytes that are compared come in the Java type whose values can be. */
  private static TypeRef comparable(TypeRef type) {
    return type instanceof Scalar scalar && scalar.kind() == ScalarKind.BYTES
        ? new Scalar(ScalarKind.BYTES, ScalarForm.BYTE_BUFFER)
        : type;
  }

  private static ScalarForm scalarForm(ScalarKind kind, List<String> shapes) {
    if (kind == ScalarKind.BYTES && shapes.remove(shape(ScalarForm.BYTE_BUFFER))) {
      return ScalarForm.BYTE_BUFFER;
    }
    return shapes.remove(shape(ScalarForm.BOXED)) ? ScalarForm.BOXED : ScalarForm.DEFAULT;
  }

  /** How an annotation names a Java shape. */
  static String shape(Enum<?> form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  private boolean hasArguments(TypeElement element, int count) {
    int found = element.arguments().size();
    if (found != count) {
      scope
          .reporter()
          .report(
              DiagnosticCode.TYPE_ARGUMENTS,
              element.range(),
              element.name().text(),
              count == 0
                  ? "no type arguments"
                  : count == 1 ? "one type argument" : "two type arguments",
              found);
    }
    return found == count;
  }
}
