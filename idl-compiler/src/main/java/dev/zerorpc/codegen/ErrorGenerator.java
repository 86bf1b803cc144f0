package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ErrorDefinition.Argument;
import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Generates the exception class of an error that was written as {@code .zrpc}. */
final class ErrorGenerator {
  private static final String MESSAGE = "message";

  private final ErrorDefinition error;
  private final SourceFileWriter writer;

  ErrorGenerator(ErrorDefinition error, SourceFileWriter writer) {
    this.error = error;
    this.writer = writer;
  }

  TypeSpec.Builder type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(TypeMapping.className(error.javaName()))
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeTypes.CONTRACT_EXCEPTION);
    writer.begin(type, Map.of());
    type.addField(
        FieldSpec.builder(
                TypeName.LONG,
                "serialVersionUID",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer("1L")
            .build());
    // Where a field is called like a class, Java means the field.
    type.alwaysQualify(error.fields().stream().map(FieldDefinition::name).toArray(String[]::new));
    // A variable of the constructor's may be called like a field, but no field like that constant.
    MemberNames names = MemberNames.methods();
    names.take("serialVersionUID");
    Map<FieldDefinition, String> variables = new LinkedHashMap<>();
    error.fields().forEach(field -> variables.put(field, names.take(field.name())));
    variables.forEach((field, variable) -> type.addField(variable(field, variable)));
    type.addMethod(constructor(variables));
    variables.forEach((field, variable) -> type.addMethod(accessor(field, variable)));
    return type;
  }

  private static FieldSpec variable(FieldDefinition field, String variable) {
    FieldSpec.Builder spec =
        FieldSpec.builder(
            TypeMapping.java(field.type()), variable, Modifier.PRIVATE, Modifier.FINAL);
    // Exceptions can be serialized by Java, most values of contracts cannot.
    return isSerializable(field.type())
        ? spec.build()
        : spec.addModifiers(Modifier.TRANSIENT).build();
  }

  private MethodSpec constructor(Map<FieldDefinition, String> variables) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    Map<String, Documentation> parts = new LinkedHashMap<>();
    boolean hasMessage = false;
    for (Argument argument : error.constructor()) {
      if (argument instanceof Field field) {
        parts.put(field.definition().name(), field.definition().documentation());
        constructor.addParameter(parameter(field.definition()));
      } else {
        hasMessage = true;
        parts.put(MESSAGE, new Documentation("the text that every peer sees"));
        constructor.addParameter(String.class, MESSAGE);
      }
    }
    constructor.addJavadoc(PartDocumentation.of(new Documentation("Creates one."), parts));
    if (hasMessage) {
      constructor.addStatement("super($L)", MESSAGE);
    } else {
      constructor.addStatement("super($L)", Literals.string(usualMessage()));
    }
    variables.forEach(
        (field, variable) -> {
          CodeBlock copy = RecordCode.copied(field.type(), field.name());
          constructor.addCode(RecordCode.check(field.type(), field.name()));
          constructor.addStatement("this.$L = $L", variable, copy.isEmpty() ? field.name() : copy);
        });
    return constructor.build();
  }

  private static ParameterSpec parameter(FieldDefinition field) {
    return ParameterSpec.builder(TypeMapping.declared(field.type()), field.name())
        .addAnnotations(
            Marks.of(
                field.name(),
                field.wireName(),
                field.defaultValue(),
                field.constraints(),
                field.documentation()))
        .build();
  }

  /** What the contract says of the error, in one line, or else its name. */
  private String usualMessage() {
    return error.documentation().text().lines().findFirst().orElse(error.wireName());
  }

  private static MethodSpec accessor(FieldDefinition field, String variable) {
    return documentedAccessor(field, field.accessor())
        .returns(TypeMapping.java(field.type()))
        .addStatement("return $L", variable)
        .build();
  }

  /** Begins an accessor: its Javadoc and whether it is deprecated. */
  static MethodSpec.Builder documentedAccessor(FieldDefinition field, String name) {
    Documentation documentation = field.documentation();
    String beginning = documentation.isEmpty() ? "" : "{@code " + field.name() + "}: ";
    List<AnnotationSpec> marks = new ArrayList<>();
    Marks.addDeprecated(field.deprecated(), marks);
    return MethodSpec.methodBuilder(name)
        .addJavadoc(PartDocumentation.of(beginning, documentation))
        .addAnnotations(marks)
        .addModifiers(Modifier.PUBLIC);
  }

  private static boolean isSerializable(TypeRef type) {
    if (type instanceof TypeRef.OptionalOf optional) {
      return optional.form() == OptionalForm.NULLABLE && isSerializable(optional.value());
    }
    if (type instanceof TypeRef.Named named) {
      return named.kind() == NamedKind.ENUM;
    }
    if (type instanceof TypeRef.ListOf list && TypeMapping.java(type) instanceof ArrayTypeName) {
      return isSerializable(list.element());
    }
    return type instanceof TypeRef.Scalar scalar
        && scalar.kind() != ScalarKind.ANY
        && scalar.form() != TypeRef.ScalarForm.BYTE_BUFFER;
  }
}
