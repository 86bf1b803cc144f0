package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.UnionDefinition.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Generates the sealed interface of a union that was written as {@code .zrpc}. */
final class UnionGenerator {
  private final UnionDefinition union;
  private final SourceFileWriter writer;

  UnionGenerator(UnionDefinition union, SourceFileWriter writer) {
    this.union = union;
    this.writer = writer;
  }

  TypeSpec.Builder type() {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(TypeMapping.className(union.javaName()))
            .addModifiers(Modifier.SEALED);
    writer.begin(type, Map.of());
    union.members().forEach(member -> type.addType(member(member)));
    return type;
  }

  private TypeSpec member(Member member) {
    ClassName name = TypeMapping.className(GeneratedNames.member(union.javaName(), member.name()));
    List<AnnotationSpec> marks = new ArrayList<>();
    Marks.addSince(member.documentation(), marks);
    Marks.addDeprecated(member.deprecated(), marks);
    Marks.addName(GeneratedNames.memberName(name.simpleName()), member.wireName(), marks);
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc(PartDocumentation.of(member.documentation()))
            .addAnnotations(marks)
            .addSuperinterface(TypeMapping.className(union.javaName()));
    ParameterSpec component =
        ParameterSpec.builder(TypeMapping.declared(member.type()), member.accessor()).build();
    RecordCode.add(
        type, name, List.of(new RecordCode.Component(member.accessor(), member.type(), component)));
    return type.build();
  }
}
