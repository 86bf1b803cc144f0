package dev.zerorpc.idl.link;

import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.MethodDefinition.ErrorReference;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.Placeholder;
import dev.zerorpc.contract.ResultDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.idl.syntax.DefinitionElement.Fields;
import dev.zerorpc.idl.syntax.DefinitionElement.FieldsKind;
import dev.zerorpc.idl.syntax.FieldElement;
import dev.zerorpc.idl.syntax.MethodElement;
import dev.zerorpc.idl.syntax.PathElement;
import dev.zerorpc.idl.syntax.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes methods of what one file says. */
final class MethodLinker {
  private static final String VARIADIC = "variadic";

  private final Scope scope;
  private final TypeLinker types;
  private final DefinitionLinker definitions;

  MethodLinker(Scope scope, DefinitionLinker definitions) {
    this.scope = scope;
    this.types = new TypeLinker(scope);
    this.definitions = definitions;
  }

  MethodDefinition link(MethodElement element) {
    Annotations annotations =
        new Annotations(element.annotations(), AnnotationTarget.METHOD, scope.reporter());
    String name = element.name().text();
    ResultDefinition result = result(element.result());
    return new MethodDefinition(
        JavaWords.ofMember(name),
        annotations.wireName(name),
        element.parameters().stream().map(this::parameter).toList(),
        result,
        pattern(element, result),
        element.errors().stream().flatMap(path -> error(path).stream()).toList(),
        annotations.has(AnnotationKind.IDEMPOTENT),
        annotations.text(AnnotationKind.TIMEOUT).orElse(null),
        annotations.has(AnnotationKind.DEPRECATED),
        annotations.documentation(element.documentation()),
        element.name().range());
  }

  private static CallPattern pattern(MethodElement element, ResultDefinition result) {
    if (element.isOneWay()) {
      return CallPattern.ONE_WAY;
    }
    return result.form().isStream() ? CallPattern.SERVER_STREAM : CallPattern.UNARY;
  }

  private ParameterDefinition parameter(FieldElement element) {
    Annotations annotations =
        new Annotations(element.annotations(), AnnotationTarget.PARAMETER, scope.reporter());
    TypeRef type = types.link(element.type(), "a parameter");
    DefinitionLinker.Value value = definitions.value(type, element.defaultValue());
    boolean isVariadic = annotations.shape(VARIADIC).isPresent();
    if (isVariadic && type != null && !isArray(type)) {
      types.reportShape(element.type());
    }
    return new ParameterDefinition(
        JavaWords.ofMember(element.name().text()),
        annotations.wireName(element.name().text()),
        value.type(),
        value.defaultValue(),
        isVariadic && isArray(value.type()),
        value.type().equals(type) ? annotations.constraints() : List.of(),
        annotations.documentation(element.documentation()),
        element.name().range());
  }

  private static boolean isArray(TypeRef type) {
    return type instanceof ListOf list && list.form() == ListForm.ARRAY;
  }

  private ResultDefinition result(@Nullable TypeElement element) {
    if (element == null) {
      return new ResultDefinition(null, Form.DIRECT);
    }
    Annotations annotations =
        new Annotations(element.annotations(), AnnotationTarget.TYPE, scope.reporter());
    List<String> shapes = new ArrayList<>(annotations.shapes());
    boolean isStream = isWord(element, TypeLinker.STREAM);
    Form form = isStream ? Form.RPC_STREAM : Form.DIRECT;
    for (Form other : Form.values()) {
      if (other.isStream() == isStream && shapes.remove(TypeLinker.shape(other))) {
        form = other;
      }
    }
    if (isStream) {
      return new ResultDefinition(items(element, shapes), form);
    }
    if (isWord(element, TypeLinker.VOID) && element.optionals() == 0) {
      if (!shapes.isEmpty()) {
        types.reportShape(element);
      }
      return new ResultDefinition(null, form);
    }
    TypeRef type = types.link(element, shapes, "a part of a result");
    return new ResultDefinition(Placeholder.orType(type), form);
  }

  private @Nullable TypeRef items(TypeElement stream, List<String> shapes) {
    if (!shapes.isEmpty()) {
      types.reportShape(stream);
    }
    if (stream.optionals() > 0) {
      scope.reporter().report(DiagnosticCode.MISPLACED_STREAM, stream.range(), "optional");
    }
    if (stream.arguments().size() != 1) {
      scope
          .reporter()
          .report(
              DiagnosticCode.TYPE_ARGUMENTS,
              stream.range(),
              TypeLinker.STREAM,
              "one type argument",
              stream.arguments().size());
      return Placeholder.TYPE;
    }
    TypeElement item = stream.arguments().get(0);
    return isWord(item, TypeLinker.VOID)
        ? null
        : Placeholder.orType(types.link(item, "an item of a stream"));
  }

  private static boolean isWord(TypeElement element, String word) {
    return element.name().isWord() && element.name().text().equals(word);
  }

  private Optional<ErrorReference> error(PathElement path) {
    return scope
        .find(path, "error", MethodLinker::isError, Set.of())
        .map(symbol -> new ErrorReference(symbol.javaName(), path.range()));
  }

  private static boolean isError(Symbol symbol) {
    return symbol.element() instanceof Fields fields && fields.kind() == FieldsKind.ERROR;
  }
}
