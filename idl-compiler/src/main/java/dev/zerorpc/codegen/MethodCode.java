package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DurationText;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.MethodDefinition.ErrorReference;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import javax.lang.model.element.Modifier;

/** What a stub and a dispatcher write alike about a method. */
final class MethodCode {
  private final Contract contract;
  private final ServiceDefinition service;
  private final CodecFields codecs;

  MethodCode(Contract contract, ServiceDefinition service, CodecFields codecs) {
    this.contract = contract;
    this.service = service;
    this.codecs = codecs;
  }

  /** The type of the result, or of an item of a streamed result, as a type argument. */
  static TypeName result(MethodDefinition method) {
    TypeRef type = method.result().type();
    return type == null ? ClassName.get(Void.class) : TypeMapping.boxed(type);
  }

  /** Makes what the user has a stream of the runtime's. */
  static CodeBlock rpcStream(Form form, CodeBlock stream) {
    return form == Form.RPC_STREAM
        ? stream
        : CodeBlock.of("$T.from($L)", RuntimeTypes.RPC_STREAM, stream);
  }

  /** Makes a stream of the runtime's what the user has. */
  static CodeBlock fromRpcStream(Form form, CodeBlock stream) {
    return switch (form) {
      case JAVA_STREAM -> CodeBlock.of("$L.stream()", stream);
      case PUBLISHER -> CodeBlock.of("$L.publisher()", stream);
      default -> stream;
    };
  }

  /** The codec of the result, or of an item. */
  CodeBlock resultCodec(MethodDefinition method) {
    TypeRef type = method.result().type();
    return type == null ? CodeBlock.of("$T.VOID", RuntimeTypes.CODECS) : codecs.codec(type);
  }

  /**
   * The constant that describes a method.
   *
   * @param name the constant's name
   * @param forCaller whether it says what only a caller needs, or else what only introspection does
   */
  FieldSpec descriptor(MethodDefinition method, String name, boolean forCaller) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("\n$>$>$T.$L(", RuntimeTypes.METHOD_DESCRIPTOR, factory(method.pattern()));
    code.add("$L, ", Literals.string(service.wireName()));
    code.add("$L", Literals.string(method.wireName()));
    if (method.pattern() != CallPattern.ONE_WAY) {
      code.add(", $L", resultCodec(method));
    }
    code.add(")$>$>");
    method.valueParameters().forEach(parameter -> code.add(parameter(parameter)));
    method
        .streamParameter()
        .map(parameter -> Literals.string(parameter.wireName()))
        .ifPresent(parameter -> code.add("\n.streamParameter($L)", parameter));
    for (ErrorReference error : method.errors()) {
      ClassName codec = TypeMapping.className(GeneratedNames.codec(error.javaName()));
      code.add("\n.error($T.INSTANCE)", codec);
    }
    if (forCaller) {
      addForCaller(method, code);
    } else if (!method.documentation().isEmpty()) {
      code.add("\n.documentation($L)", Literals.string(method.documentation().text()));
    }
    code.add("\n.build()$<$<$<$<");
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeTypes.METHOD_DESCRIPTOR, result(method)),
            name,
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(code.build())
        .build();
  }

  private static void addForCaller(MethodDefinition method, CodeBlock.Builder code) {
    String timeout = method.timeout();
    if (timeout != null) {
      DurationText.parse(timeout)
          .ifPresent(value -> code.add("\n.timeout($L)", DefaultCode.duration(value)));
    }
    if (method.idempotent()) {
      code.add("\n.idempotent()");
    }
  }

  private CodeBlock parameter(ParameterDefinition parameter) {
    CodeBlock name = Literals.string(parameter.wireName());
    return parameter.defaultValue() == null
        ? CodeBlock.of("\n.parameter($L)", name)
        : CodeBlock.of(
            "\n.parameter($L, $L)",
            name,
            DefaultCode.shown(parameter.defaultValue(), parameter.type(), contract));
  }

  private static String factory(CallPattern pattern) {
    return switch (pattern) {
      case UNARY -> "unary";
      case SERVER_STREAM -> "stream";
      case ONE_WAY -> "oneWay";
    };
  }
}
