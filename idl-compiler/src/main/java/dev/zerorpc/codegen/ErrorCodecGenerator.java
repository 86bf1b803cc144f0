package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.ErrorDefinition.Argument;
import dev.zerorpc.contract.ErrorDefinition.Message;
import dev.zerorpc.contract.GeneratedNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Generates the codec of an error. */
final class ErrorCodecGenerator {
  private final SourceFileWriter writer;
  private final ErrorDefinition error;
  private final CodecClass codecClass;
  private final FieldLayout fields;

  ErrorCodecGenerator(Contract contract, ErrorDefinition error, SourceFileWriter writer) {
    this.writer = writer;
    this.error = error;
    this.codecClass = new CodecClass(contract, error);
    this.fields = codecClass.fieldsByName(error.fields());
  }

  GeneratedSource generate() {
    ClassName exception = TypeMapping.className(error.javaName());
    CodeBlock write = fields.write("error");
    TypeSpec.Builder type = writer.beginCode(codecClass.name(), "Codec");
    type.addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.ERROR_CODEC, exception));
    codecClass.addTo(type);
    type.addMethod(
        CodecClass.override("name", ClassName.get(String.class))
            .addStatement("return $L", Literals.string(error.wireName()))
            .build());
    type.addMethod(
        CodecClass.override(
                "type", ParameterizedTypeName.get(ClassName.get(Class.class), exception))
            .addStatement("return $T.class", exception)
            .build());
    type.addMethod(
        CodecClass.override("writeFields", TypeName.VOID)
            .addParameter(RuntimeTypes.VALUE_WRITER, "out")
            .addParameter(exception, "error")
            .addCode(write)
            .build());
    type.addMethod(read(exception));
    return writer.end(type, GeneratedNames.codec(error.javaName()));
  }

  private MethodSpec read(ClassName exception) {
    MemberNames names = codecClass.variables();
    names.take("message");
    names.take("fields");
    CodeBlock.Builder code = CodeBlock.builder();
    Iterator<String> variables = fields.read("fields", names, code).iterator();
    List<String> arguments = new ArrayList<>();
    for (Argument argument : error.constructor()) {
      arguments.add(argument instanceof Message ? "message" : variables.next());
    }
    code.addStatement("return new $T($L)", exception, Literals.list(arguments));
    return CodecClass.override("read", exception)
        .addParameter(String.class, "message")
        .addParameter(RuntimeTypes.VALUE_READER, "fields")
        .addCode(code.build())
        .build();
  }
}
