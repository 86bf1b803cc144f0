package dev.zerorpc.processor;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.Placeholder;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads an annotated exception class as a typed error. */
final class ErrorReader {
  private final ReadingScope scope;
  private final TypeReader types;
  private final DocumentationReader documentation;

  ErrorReader(ReadingScope scope) {
    this.scope = scope;
    this.types = new TypeReader(scope);
    this.documentation = new DocumentationReader(scope.elements());
  }

  ErrorDefinition read(TypeElement error) {
    return new ErrorDefinition(
        JavaNames.of(error),
        Annotations.wireName(error),
        arguments(error),
        JavaNames.isPublic(error),
        scope.elements().isDeprecated(error),
        documentation.read(error),
        scope.origin(error));
  }

  private List<ErrorDefinition.Argument> arguments(TypeElement error) {
    List<ExecutableElement> constructors =
        ElementFilter.constructorsIn(error.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
            .toList();
    if (constructors.size() != 1) {
      scope.report(
          DiagnosticCode.ERROR_CONSTRUCTOR,
          scope.origin(error),
          error.getSimpleName(),
          constructors.isEmpty()
              ? "no public constructor"
              : constructors.size() + " public constructors");
      return List.of();
    }
    List<ErrorDefinition.Argument> arguments = new ArrayList<>();
    for (VariableElement parameter : constructors.get(0).getParameters()) {
      if (Annotations.has(parameter, ContractTypes.DEPRECATED)) {
        scope.report(
            DiagnosticCode.NOT_DEPRECABLE,
            scope.origin(parameter),
            "a parameter",
            isMessage(parameter)
                ? "Every peer shows the message: remove the annotation."
                : "Put @Deprecated on the accessor of the field.");
      }
      arguments.add(
          isMessage(parameter)
              ? new ErrorDefinition.Message()
              : new ErrorDefinition.Field(field(parameter, error)));
    }
    return arguments;
  }

  private static boolean isMessage(VariableElement parameter) {
    return parameter.getSimpleName().contentEquals("message")
        && JavaTypes.isNamed(parameter.asType(), "java.lang.String");
  }

  private FieldDefinition field(VariableElement parameter, TypeElement error) {
    ElementOrigin origin = scope.origin(parameter);
    String name = parameter.getSimpleName().toString();
    TypeRef type =
        types.read(
            parameter.asType(),
            TypeMarks.of(parameter.asType(), parameter.asType(), List.of(parameter)),
            origin);
    DefaultValue defaultValue = Defaults.of(parameter);
    Optional<ExecutableElement> accessor =
        type == null ? Optional.empty() : accessor(parameter, error, origin);
    Element owner = JavaNames.owner(parameter);
    return new FieldDefinition(
        name,
        Annotations.wireName(parameter),
        accessor.map(method -> method.getSimpleName().toString()).orElse(name),
        Placeholder.orType(type),
        type == null ? Placeholder.orDefault(defaultValue) : defaultValue,
        type == null ? List.of() : Constraints.of(parameter),
        accessor.filter(scope.elements()::isDeprecated).isPresent(),
        accessor
            .map(method -> documentation.readField(parameter, owner, method))
            .orElseGet(() -> documentation.readParameter(owner, parameter)),
        origin);
  }

  private Optional<ExecutableElement> accessor(
      VariableElement parameter, TypeElement error, ElementOrigin origin) {
    String name = parameter.getSimpleName().toString();
    String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Optional<ExecutableElement> accessor =
        ElementFilter.methodsIn(scope.elements().getAllMembers(error)).stream()
            .filter(
                method ->
                    method.getSimpleName().contentEquals(name)
                        || method.getSimpleName().contentEquals(getter))
            .filter(method -> isAccessor(method, parameter))
            .findFirst();
    if (accessor.isEmpty()) {
      scope.report(
          DiagnosticCode.ERROR_ACCESSOR,
          origin,
          error.getSimpleName(),
          name,
          JavaTypes.shown(parameter.asType()),
          getter);
    }
    return accessor;
  }

  private boolean isAccessor(ExecutableElement method, VariableElement parameter) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        && !method.getModifiers().contains(Modifier.STATIC)
        && method.getParameters().isEmpty()
        && scope.types().isSameType(method.getReturnType(), parameter.asType());
  }
}
