package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.UnionDefinition.Member;
import java.util.stream.Collectors;

/** Generates the codec of a union. */
final class UnionCodecGenerator {
  private final SourceFileWriter writer;
  private final UnionDefinition union;
  private final CodecClass codecClass;
  private final ValueCode values;

  UnionCodecGenerator(Contract contract, UnionDefinition union, SourceFileWriter writer) {
    this.writer = writer;
    this.union = union;
    this.codecClass = new CodecClass(contract, union);
    this.values = codecClass.values();
  }

  GeneratedSource generate() {
    ClassName type = TypeMapping.className(union.javaName());
    MethodSpec write = write(type);
    MethodSpec read = read(type);
    TypeSpec.Builder codec = writer.beginCode(codecClass.name(), "Codec");
    codec.addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.CODEC, type));
    codecClass.addTo(codec);
    codec.addMethod(write);
    codec.addMethod(read);
    return writer.end(codec, codecClass.name());
  }

  private MethodSpec write(ClassName type) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("out.beginMap(1)");
    String keyword = "if";
    for (Member member : union.members()) {
      code.add("$L (value instanceof $T member) {\n$>", keyword, record(member));
      code.addStatement(
          "out.field($L).$L",
          Literals.string(member.wireName()),
          values.write(member.type(), CodeBlock.of("member.$L()", member.accessor())));
      code.add("$<");
      keyword = "} else if";
    }
    code.add("} else {\n$>");
    code.addStatement("throw out.notAMember($L, value)", Literals.string(union.wireName()));
    code.add("$<}\n");
    code.addStatement("out.end()");
    return CodecClass.override("write", TypeName.VOID)
        .addParameter(RuntimeTypes.VALUE_WRITER, "out")
        .addParameter(type, "value")
        .addCode(code.build())
        .build();
  }

  private MethodSpec read(ClassName type) {
    CodeBlock.Builder code = CodeBlock.builder();
    String name = union.wireName();
    code.addStatement("in.beginUnion($L)", Literals.string(name));
    code.add("$T value = switch (in.readFieldName()) {\n$>", type);
    for (Member member : union.members()) {
      code.add(
          "case $L -> new $T(in.$L);\n",
          Literals.string(member.wireName()),
          record(member),
          values.read(member.type()));
    }
    String members =
        union.members().stream().map(Member::wireName).collect(Collectors.joining(", "));
    code.add(
        "default ->\n$>$>throw in.unknownMember($L, $L);\n$<$<",
        Literals.string(name),
        Literals.string(members));
    code.add("$<};\n");
    code.addStatement("in.end()");
    code.addStatement("return value");
    return CodecClass.override("read", type)
        .addParameter(RuntimeTypes.VALUE_READER, "in")
        .addCode(code.build())
        .build();
  }

  private ClassName record(Member member) {
    return TypeMapping.className(GeneratedNames.member(union.javaName(), member.name()));
  }
}
