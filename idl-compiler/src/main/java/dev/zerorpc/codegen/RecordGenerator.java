package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.StructDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Generates the record of a struct that was written as {@code .zrpc}, and its builder. */
final class RecordGenerator {
  /** As many values in a row are hard to tell apart. */
  private static final int MANY = 5;

  private static final String BUILDER = "builder";

  private final Contract contract;
  private final StructDefinition struct;
  private final SourceFileWriter writer;

  RecordGenerator(Contract contract, StructDefinition struct, SourceFileWriter writer) {
    this.contract = contract;
    this.struct = struct;
    this.writer = writer;
  }

  TypeSpec.Builder type() {
    ClassName name = TypeMapping.className(struct.javaName());
    TypeSpec.Builder type = TypeSpec.recordBuilder(name);
    Map<String, Documentation> parts = new LinkedHashMap<>();
    struct.fields().forEach(field -> parts.put(field.name(), field.documentation()));
    writer.begin(type, parts);
    RecordCode.add(type, name, components());
    struct.fields().stream()
        .filter(FieldDefinition::deprecated)
        .forEach(field -> type.addMethod(deprecatedAccessor(field)));
    struct.fields().stream()
        .filter(field -> !field.accessor().equals(field.name()))
        .forEach(field -> type.addMethod(accessor(field)));
    if (hasBuilder() && struct.fields().stream().noneMatch(field -> field.name().equals(BUILDER))) {
      BuilderGenerator builder = new BuilderGenerator(contract, struct, writer);
      type.addMethod(
          MethodSpec.methodBuilder(BUILDER)
              .addJavadoc("Begins a record; what has a default has it already.\n")
              .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
              .returns(builder.type())
              .addStatement("return new $T()", builder.type())
              .build());
    }
    return type;
  }

  /** The builder, if the record has one. */
  Stream<GeneratedSource> builder() {
    return hasBuilder()
        ? Stream.of(new BuilderGenerator(contract, struct, writer).generate())
        : Stream.empty();
  }

  private List<RecordCode.Component> components() {
    return struct.fields().stream()
        .map(field -> new RecordCode.Component(field.name(), field.type(), component(field)))
        .toList();
  }

  private boolean hasBuilder() {
    return struct.fields().size() >= MANY
        || struct.fields().stream().anyMatch(field -> field.defaultValue() != null);
  }

  /**
   * The accessor that the compiler would have made. On a component the annotation would go to the
   * constructor's parameter, too, where it has no effect, of which compilers warn.
   */
  private static MethodSpec deprecatedAccessor(FieldDefinition field) {
    return ErrorGenerator.documentedAccessor(field, field.name())
        .returns(TypeMapping.declared(field.type()))
        .addStatement("return $L", field.name())
        .build();
  }

  private static MethodSpec accessor(FieldDefinition field) {
    List<AnnotationSpec> marks = new ArrayList<>();
    Marks.addDeprecated(field.deprecated(), marks);
    return MethodSpec.methodBuilder(field.accessor())
        .addJavadoc("The same as {@link #$L()}.\n", field.name())
        .addAnnotations(marks)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeMapping.java(field.type()))
        .addStatement("return $L", field.name())
        .build();
  }

  private static ParameterSpec component(FieldDefinition field) {
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
}
