package dev.zerorpc.idl.link;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.Placeholder;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.idl.syntax.AnnotationElement;
import dev.zerorpc.idl.syntax.DefinitionElement;
import dev.zerorpc.idl.syntax.DefinitionElement.Constant;
import dev.zerorpc.idl.syntax.DefinitionElement.Fields;
import dev.zerorpc.idl.syntax.EnumConstantElement;
import dev.zerorpc.idl.syntax.FieldElement;
import dev.zerorpc.idl.syntax.LiteralElement;
import dev.zerorpc.idl.syntax.NameElement;
import dev.zerorpc.idl.syntax.PathElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes definitions, all but services, of what one file says. */
final class DefinitionLinker {
  private static final String PACKAGE_PRIVATE = "package-private";
  private static final String READ = "read ";

  private final Scope scope;
  private final TypeLinker types;
  private final ValueLinker values;

  DefinitionLinker(Scope scope, ConstantValues constants) {
    this.scope = scope;
    this.types = new TypeLinker(scope);
    this.values = new ValueLinker(scope, constants);
  }

  Definition link(Symbol symbol) {
    return symbol.element() instanceof DefinitionElement.EnumElement type
        ? enumType(symbol, type)
        : fields(symbol, (Fields) symbol.element());
  }

  /** Whether the Java type of a definition is public. */
  static boolean isPublic(Annotations annotations) {
    return annotations.shape(PACKAGE_PRIVATE).isEmpty();
  }

  private Definition fields(Symbol symbol, Fields element) {
    PathElement name = symbol.path();
    AnnotationTarget target =
        switch (element.kind()) {
          case STRUCT -> AnnotationTarget.STRUCT;
          case UNION -> AnnotationTarget.UNION;
          case ERROR -> AnnotationTarget.ERROR;
        };
    Annotations annotations =
        new Annotations(element.head().annotations(), target, scope.reporter());
    String wireName = annotations.wireName(name.last().text());
    boolean isPublic = isPublic(annotations);
    boolean deprecated = annotations.has(AnnotationKind.DEPRECATED);
    var documentation = annotations.documentation(element.head().documentation());
    return switch (element.kind()) {
      case STRUCT ->
          new StructDefinition(
              symbol.javaName(),
              wireName,
              element.fields().stream().map(this::field).toList(),
              annotations.has(AnnotationKind.POSITIONAL),
              isPublic,
              deprecated,
              documentation,
              name.range());
      case UNION ->
          new UnionDefinition(
              symbol.javaName(),
              wireName,
              element.fields().stream().map(this::member).toList(),
              isPublic,
              deprecated,
              documentation,
              name.range());
      case ERROR ->
          new ErrorDefinition(
              symbol.javaName(),
              wireName,
              element.fields().stream().map(this::argument).toList(),
              isPublic,
              deprecated,
              documentation,
              name.range());
    };
  }

  private ErrorDefinition.Argument argument(FieldElement element) {
    FieldDefinition field = field(element, JavaWords.ofErrorField(element.name()));
    boolean isMessage =
        field.name().equals("message")
            && field.wireName().equals("message")
            && field.type().equals(new TypeRef.Scalar(ScalarKind.STRING))
            && field.defaultValue() == null
            && field.constraints().isEmpty();
    if (isMessage && field.deprecated()) {
      scope
          .reporter()
          .report(
              DiagnosticCode.NOT_DEPRECABLE,
              element.name().range(),
              "the message of an error",
              "Every peer shows it: remove the annotation.");
    }
    return isMessage ? new ErrorDefinition.Message() : new ErrorDefinition.Field(field);
  }

  private FieldDefinition field(FieldElement element) {
    return field(element, JavaWords.ofComponent(element.name()));
  }

  private FieldDefinition field(FieldElement element, String name) {
    Annotations annotations =
        new Annotations(element.annotations(), AnnotationTarget.FIELD, scope.reporter());
    TypeRef type = types.link(element.type(), "the type of a field");
    Value value = value(type, element.defaultValue());
    return new FieldDefinition(
        name,
        annotations.wireName(element.name().text()),
        accessor(annotations).orElse(name),
        value.type(),
        value.defaultValue(),
        value.type().equals(type) ? annotations.constraints() : List.of(),
        annotations.has(AnnotationKind.DEPRECATED),
        annotations.documentation(element.documentation()),
        element.name().range());
  }

  private UnionDefinition.Member member(FieldElement element) {
    Annotations annotations =
        new Annotations(element.annotations(), AnnotationTarget.MEMBER, scope.reporter());
    String name = element.name().text();
    return new UnionDefinition.Member(
        name,
        annotations.wireName(name),
        accessor(annotations).orElse(UnionDefinition.Member.USUAL_ACCESSOR),
        Placeholder.orType(types.link(element.type(), "the type of a member")),
        annotations.has(AnnotationKind.DEPRECATED),
        annotations.documentation(element.documentation()),
        element.name().range());
  }

  private static Optional<String> accessor(Annotations annotations) {
    return annotations.shape(READ).map(shape -> shape.substring(READ.length()));
  }

  /**
   * A type and a default of it; where one of them could not be read, placeholders for both.
   *
   * @param type the type
   * @param defaultValue the default, or null if none is written
   */
  record Value(TypeRef type, @Nullable DefaultValue defaultValue) {}

  /** The value of a field or a parameter whose type may have been unreadable. */
  Value value(@Nullable TypeRef type, @Nullable LiteralElement literal) {
    if (literal == null) {
      return new Value(Placeholder.orType(type), null);
    }
    Optional<DefaultValue> read =
        type == null ? Optional.empty() : values.defaultValue(literal, type);
    return type != null && read.isPresent()
        ? new Value(type, read.get())
        : new Value(Placeholder.TYPE, Placeholder.orDefault(new DefaultValue("")));
  }

  private EnumDefinition enumType(Symbol symbol, DefinitionElement.EnumElement element) {
    Annotations annotations =
        new Annotations(element.head().annotations(), AnnotationTarget.ENUM, scope.reporter());
    PathElement name = symbol.path();
    List<EnumDefinition.Constant> constants = new ArrayList<>();
    String defaultConstant = null;
    ScalarKind numberKind = numberKind(element.numberType());
    boolean isKnown = element.numberType() == null || numberKind != null;
    for (EnumConstantElement constant : element.constants()) {
      Annotations own =
          new Annotations(constant.annotations(), AnnotationTarget.ENUM_CONSTANT, scope.reporter());
      String javaName = JavaWords.ofMember(constant.name().text());
      constants.add(
          new EnumDefinition.Constant(
              javaName,
              own.wireName(constant.name().text()),
              isKnown ? number(constant.number()) : null,
              own.has(AnnotationKind.DEPRECATED),
              own.documentation(constant.documentation()),
              constant.name().range()));
      Optional<AnnotationElement> marked = own.find(AnnotationKind.DEFAULT);
      if (marked.isPresent() && defaultConstant != null) {
        scope
            .reporter()
            .report(
                DiagnosticCode.SEVERAL_DEFAULT_CONSTANTS, marked.get().range(), name.last().text());
      } else if (marked.isPresent()) {
        defaultConstant = javaName;
      }
    }
    return new EnumDefinition(
        symbol.javaName(),
        annotations.wireName(name.last().text()),
        constants,
        defaultConstant,
        numberKind,
        isPublic(annotations),
        annotations.has(AnnotationKind.DEPRECATED),
        annotations.documentation(element.head().documentation()),
        name.range());
  }

  private @Nullable ScalarKind numberKind(@Nullable NameElement type) {
    if (type == null) {
      return null;
    }
    Optional<ScalarKind> kind = TypeLinker.scalar(type.text());
    if (kind.isEmpty()) {
      scope
          .reporter()
          .report(
              DiagnosticCode.UNKNOWN_TYPE,
              type.range(),
              "type of numbers",
              type.text(),
              DidYouMean.among(TypeLinker.builtIn(), type.text())
                  .map(meant -> "Did you mean '" + meant + "'?")
                  .orElse("Use i8, i16, i32, i64, u8, u16 or u32."));
    }
    return kind.orElse(null);
  }

  private static @Nullable BigInteger number(@Nullable LiteralElement literal) {
    return literal == null
        ? null
        : DefaultLiteralParser.integer(literal.text()).orElse(BigInteger.ZERO);
  }

  /** A constant; empty if its type or its value could not be read. */
  Optional<ConstantDefinition> constant(Symbol symbol, ConstantValues constants) {
    Constant element = (Constant) symbol.element();
    Annotations annotations =
        new Annotations(element.head().annotations(), AnnotationTarget.CONST, scope.reporter());
    Optional<TypeRef> type = constants.type(symbol);
    Optional<DefaultValue> value = constants.value(symbol);
    return type.isEmpty() || value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConstantDefinition(
                symbol.javaName().packageName(),
                JavaWords.ofVariable(symbol.path().last()),
                type.get(),
                value.get(),
                annotations.has(AnnotationKind.DEPRECATED),
                annotations.documentation(element.head().documentation()),
                symbol.path().range()));
  }
}
