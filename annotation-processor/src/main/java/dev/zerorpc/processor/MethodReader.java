package dev.zerorpc.processor;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.Placeholder;
import dev.zerorpc.contract.ResultDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads a method of a service. */
final class MethodReader {
  private static final Map<String, ResultDefinition.Form> FORMS =
      Map.of(
          "java.util.concurrent.CompletableFuture",
          ResultDefinition.Form.COMPLETABLE_FUTURE,
          "java.util.concurrent.CompletionStage",
          ResultDefinition.Form.COMPLETION_STAGE,
          ContractTypes.RPC_STREAM,
          ResultDefinition.Form.RPC_STREAM,
          "java.util.stream.Stream",
          ResultDefinition.Form.JAVA_STREAM,
          "java.util.concurrent.Flow.Publisher",
          ResultDefinition.Form.PUBLISHER);

  private final ReadingScope scope;
  private final TypeElement service;
  private final TypeReader types;
  private final DocumentationReader documentation;

  MethodReader(ReadingScope scope, TypeElement service) {
    this.scope = scope;
    this.service = service;
    this.types = new TypeReader(scope);
    this.documentation = new DocumentationReader(scope.elements());
  }

  MethodDefinition read(ExecutableElement method) {
    ElementOrigin origin = scope.origin(method);
    if (!method.getTypeParameters().isEmpty()) {
      scope.report(DiagnosticCode.GENERIC_METHOD, origin, method.getSimpleName());
    }
    ExecutableType seen =
        (ExecutableType) scope.types().asMemberOf((DeclaredType) service.asType(), method);
    ResultDefinition result = result(method, seen.getReturnType(), origin);
    return new MethodDefinition(
        method.getSimpleName().toString(),
        Annotations.wireName(method),
        parameters(method, seen.getParameterTypes()),
        result,
        pattern(method, result),
        new ThrowsReader(scope).read(method, seen.getThrownTypes()),
        Annotations.has(method, ContractTypes.IDEMPOTENT),
        Annotations.find(method, ContractTypes.TIMEOUT)
            .map(timeout -> Annotations.text(timeout, "value"))
            .orElse(null),
        scope.elements().isDeprecated(method),
        documentation.read(method),
        origin);
  }

  private static CallPattern pattern(ExecutableElement method, ResultDefinition result) {
    if (Annotations.has(method, ContractTypes.ONE_WAY)) {
      return CallPattern.ONE_WAY;
    }
    return result.form().isStream() ? CallPattern.SERVER_STREAM : CallPattern.UNARY;
  }

  private ResultDefinition result(ExecutableElement method, TypeMirror type, ElementOrigin origin) {
    TypeMarks marks = TypeMarks.of(type, method.getReturnType(), List.of(method));
    if (type.getKind() == TypeKind.VOID) {
      if (marks.unsigned()) {
        scope.report(DiagnosticCode.UNSIGNED_TYPE, origin, JavaTypes.shown(type));
      }
      return new ResultDefinition(null, ResultDefinition.Form.DIRECT);
    }
    ResultDefinition.Form form = FORMS.get(JavaTypes.qualifiedName(type));
    if (form == null) {
      return new ResultDefinition(
          Placeholder.orType(types.read(type, marks, origin)), ResultDefinition.Form.DIRECT);
    }
    checkMarks(type, marks, origin);
    return new ResultDefinition(resultArgument((DeclaredType) type, origin), form);
  }

  /** What is around a value is always there, and no number. */
  private void checkMarks(TypeMirror type, TypeMarks marks, ElementOrigin origin) {
    if (marks.nullable()) {
      scope.report(
          DiagnosticCode.NOT_NULLABLE,
          origin,
          JavaTypes.shown(type),
          "Annotate the type inside it instead, or remove the annotation.");
    }
    if (marks.unsigned()) {
      scope.report(DiagnosticCode.UNSIGNED_TYPE, origin, JavaTypes.shown(type));
    }
  }

  private @Nullable TypeRef resultArgument(DeclaredType type, ElementOrigin origin) {
    if (JavaTypes.isRaw(type)) {
      scope.report(DiagnosticCode.RAW_TYPE, origin, JavaTypes.shown(type));
      return Placeholder.TYPE;
    }
    TypeMirror argument = type.getTypeArguments().get(0);
    return JavaTypes.isNamed(argument, "java.lang.Void")
        ? null
        : Placeholder.orType(types.readArgument(argument, origin));
  }

  private List<ParameterDefinition> parameters(
      ExecutableElement method, List<? extends TypeMirror> seen) {
    List<ParameterDefinition> parameters = new ArrayList<>();
    Optional<List<String>> names = ParameterNames.of(method, scope);
    for (int i = 0; i < seen.size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      ElementOrigin origin = scope.origin(parameter);
      String name = parameter.getSimpleName().toString();
      if (names.isPresent()) {
        name = names.get().get(i);
      } else {
        checkName(parameter, method);
      }
      checkDeprecation(parameter, method);
      ResultDefinition.Form form = parameterForm(seen.get(i));
      TypeRef type = parameterType(parameter, seen.get(i), form, origin);
      DefaultValue defaultValue = Defaults.of(parameter);
      parameters.add(
          new ParameterDefinition(
              name,
              Annotations.wireName(parameter, name),
              Placeholder.orType(type),
              form,
              type == null ? Placeholder.orDefault(defaultValue) : defaultValue,
              method.isVarArgs() && i == seen.size() - 1,
              type == null ? List.of() : Constraints.of(parameter),
              documentation.readParameter(method, parameter),
              origin));
    }
    return parameters;
  }

  /** What comes from a library is not the author's to change, and means nothing there either. */
  private void checkDeprecation(VariableElement parameter, ExecutableElement method) {
    if (Annotations.has(parameter, ContractTypes.DEPRECATED)
        && scope.sources().contains(JavaNames.owner(method))) {
      scope.report(
          DiagnosticCode.NOT_DEPRECABLE,
          scope.origin(parameter),
          "a parameter",
          "Arguments are told apart by their places, so no caller can leave it out: deprecate the"
              + " method.");
    }
  }

  private static ResultDefinition.Form parameterForm(TypeMirror type) {
    ResultDefinition.Form form =
        type.getKind() == TypeKind.DECLARED ? FORMS.get(JavaTypes.qualifiedName(type)) : null;
    return form != null && form.isStream() ? form : ResultDefinition.Form.DIRECT;
  }

  private @Nullable TypeRef parameterType(
      VariableElement parameter,
      TypeMirror type,
      ResultDefinition.Form form,
      ElementOrigin origin) {
    TypeMarks marks = TypeMarks.of(type, parameter.asType(), List.of(parameter));
    if (!form.isStream()) {
      return types.read(type, marks, origin);
    }
    checkMarks(type, marks, origin);
    DeclaredType stream = (DeclaredType) type;
    if (JavaTypes.isRaw(stream)) {
      scope.report(DiagnosticCode.RAW_TYPE, origin, JavaTypes.shown(type));
      return null;
    }
    return types.readArgument(stream.getTypeArguments().get(0), origin);
  }

  /** The name is lost, unless it is said in another way. */
  private void checkName(VariableElement parameter, ExecutableElement method) {
    if (!Annotations.has(parameter, ContractTypes.NAME)) {
      scope.report(
          DiagnosticCode.PARAMETER_NAME,
          scope.origin(parameter),
          parameter.getSimpleName(),
          JavaNames.owner(method).getSimpleName() + "." + method.getSimpleName());
    }
  }
}
