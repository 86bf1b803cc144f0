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
    if (isWord(element.type(), TypeLinker.STREAM)) {
      return streamParameter(element, annotations);
    }
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
        Form.DIRECT,
        value.defaultValue(),
        isVariadic && isArray(value.type()),
        value.type().equals(type) ? annotations.constraints() : List.of(),
        annotations.documentation(element.documentation()),
        element.name().range());
  }

  private ParameterDefinition streamParameter(FieldElement element, Annotations annotations) {
    if (annotations.shape(VARIADIC).isPresent()) {
      types.reportShape(element.type());
    }
    List<String> shapes = shapes(element.type());
    Form form = form(true, shapes);
    TypeRef item = itemType(element.type(), shapes).orElse(null);
    DefinitionLinker.Value value = definitions.value(item, element.defaultValue());
    return new ParameterDefinition(
        JavaWords.ofMember(element.name().text()),
        annotations.wireName(element.name().text()),
        value.type(),
        form,
        value.defaultValue(),
        false,
        value.type().equals(item) ? annotations.constraints() : List.of(),
        annotations.documentation(element.documentation()),
        element.name().range());
  }

  private List<String> shapes(TypeElement element) {
    return new ArrayList<>(
        new Annotations(element.annotations(), AnnotationTarget.TYPE, scope.reporter()).shapes());
  }

  /** How Java shows it, which is taken out of the shapes. */
  private static Form form(boolean isStream, List<String> shapes) {
    Form form = isStream ? Form.RPC_STREAM : Form.DIRECT;
    for (Form other : Form.values()) {
      if (other.isStream() == isStream && shapes.remove(TypeLinker.shape(other))) {
        form = other;
      }
    }
    return form;
  }

  private static boolean isArray(TypeRef type) {
    return type instanceof ListOf list && list.form() == ListForm.ARRAY;
  }

  private ResultDefinition result(@Nullable TypeElement element) {
    if (element == null) {
      return new ResultDefinition(null, Form.DIRECT);
    }
    List<String> shapes = shapes(element);
    boolean isStream = isWord(element, TypeLinker.STREAM);
    Form form = form(isStream, shapes);
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

  /** The type of the items; nothing if it could not be read. */
  private Optional<TypeRef> itemType(TypeElement stream, List<String> shapes) {
    return checkStream(stream, shapes)
        .flatMap(item -> Optional.ofNullable(types.link(item, "an item of a stream")));
  }

  /** The type of the items; null if they are {@code void}, which results may say. */
  private @Nullable TypeRef items(TypeElement stream, List<String> shapes) {
    TypeElement item = checkStream(stream, shapes).orElse(null);
    if (item == null) {
      return Placeholder.TYPE;
    }
    return isWord(item, TypeLinker.VOID)
        ? null
        : Placeholder.orType(types.link(item, "an item of a stream"));
  }

  private Optional<TypeElement> checkStream(TypeElement stream, List<String> shapes) {
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
      return Optional.empty();
    }
    return Optional.of(stream.arguments().get(0));
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
