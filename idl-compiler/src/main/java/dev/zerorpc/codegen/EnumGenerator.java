package dev.zerorpc.codegen;

import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.EnumDefinition;
import java.util.Map;

/** Generates the Java enum of an enum that was written as {@code .zrpc}. */
final class EnumGenerator {
  private final EnumDefinition definition;
  private final SourceFileWriter writer;

  EnumGenerator(EnumDefinition definition, SourceFileWriter writer) {
    this.definition = definition;
    this.writer = writer;
  }

  TypeSpec.Builder type() {
    TypeSpec.Builder type = TypeSpec.enumBuilder(TypeMapping.className(definition.javaName()));
    writer.begin(type, Map.of());
    for (EnumDefinition.Constant constant : definition.constants()) {
      type.addEnumConstant(
          constant.name(),
          TypeSpec.anonymousClassBuilder("")
              .addJavadoc(PartDocumentation.of(constant.documentation()))
              .addAnnotations(Marks.of(constant, definition))
              .build());
    }
    return type;
  }
}
