package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.StructDefinition;
import java.util.List;

/** Generates the codec of a struct. */
final class StructCodecGenerator {
  private final SourceFileWriter writer;
  private final StructDefinition struct;
  private final CodecClass codecClass;
  private final FieldLayout fields;

  StructCodecGenerator(Contract contract, StructDefinition struct, SourceFileWriter writer) {
    this.writer = writer;
    this.struct = struct;
    this.codecClass = new CodecClass(contract, struct);
    this.fields =
        struct.positional()
            ? codecClass.fieldsByPlace(struct.fields())
            : codecClass.fieldsByName(struct.fields());
  }

  GeneratedSource generate() {
    ClassName record = TypeMapping.className(struct.javaName());
    CodeBlock write = fields.write("value");
    TypeSpec.Builder type = writer.beginCode(codecClass.name(), "Codec");
    type.addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.CODEC, record));
    codecClass.addTo(type);
    type.addMethod(
        CodecClass.override("write", TypeName.VOID)
            .addParameter(RuntimeTypes.VALUE_WRITER, "out")
            .addParameter(record, "value")
            .addCode(write)
            .build());
    type.addMethod(read(record));
    return writer.end(type, GeneratedNames.codec(struct.javaName()));
  }

  private MethodSpec read(ClassName record) {
    MemberNames names = codecClass.variables();
    names.take("in");
    CodeBlock.Builder code = CodeBlock.builder();
    List<String> variables = fields.read("in", names, code);
    code.addStatement("return new $T($L)", record, Literals.list(variables));
    return CodecClass.override("read", record)
        .addParameter(RuntimeTypes.VALUE_READER, "in")
        .addCode(code.build())
        .build();
  }
}
