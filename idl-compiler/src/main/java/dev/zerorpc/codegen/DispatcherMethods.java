package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods of a dispatcher that each handle one method of the contract. */
final class DispatcherMethods {
  private final Contract contract;
  private final MethodCode methodCode;
  private final CodecFields codecs;
  private final ValueCode values;
  private final MemberNames constants;

  DispatcherMethods(
      Contract contract, MethodCode methodCode, CodecFields codecs, MemberNames constants) {
    this.contract = contract;
    this.methodCode = methodCode;
    this.codecs = codecs;
    this.values = new ValueCode(codecs);
    this.constants = constants;
  }

  /** Reads the arguments, calls the user's method, and replies. */
  MethodSpec handler(MethodDefinition method, String name) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(RuntimeTypes.SERVER_CALL, "call")
            .addException(Exception.class);
    if (method.deprecated()) {
      spec.addAnnotations(SourceFileWriter.callOfDeprecated());
    }
    MemberNames names = constants.inner();
    names.take("call");
    names.take("service");
    names.take("arguments");
    List<ParameterDefinition> parameters = method.parameters();
    List<String> variables = parameters.stream().map(p -> names.take(p.name())).toList();
    if (!method.valueParameters().isEmpty()) {
      spec.addStatement("$T arguments = call.arguments()", RuntimeTypes.VALUE_READER);
    }
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDefinition parameter = parameters.get(i);
      spec.addStatement(
          "$T $L = $L",
          TypeMapping.java(parameter).withoutAnnotations(),
          variables.get(i),
          parameter.isStream() ? items(parameter) : argument(parameter, i));
    }
    CodeBlock invocation = CodeBlock.of("service.$L($L)", method.name(), Literals.list(variables));
    return spec.addCode(reply(method, invocation)).build();
  }

  private CodeBlock items(ParameterDefinition parameter) {
    return MethodCode.fromRpcStream(
        parameter.form(), CodeBlock.of("call.items($L)", codecs.codec(parameter.type())));
  }

  private CodeBlock argument(ParameterDefinition parameter, int index) {
    CodeBlock argument =
        CodeBlock.of(
            "arguments.parameter($L).$L",
            Literals.string(parameter.wireName()),
            values.read(parameter.type(), parameter.constraints()));
    DefaultValue value = parameter.defaultValue();
    return value == null
        ? argument
        : CodeBlock.of(
            "call.argumentCount() > $L ? $L : $L",
            index,
            argument,
            DefaultCode.java(value, parameter.type(), contract));
  }

  private CodeBlock reply(MethodDefinition method, CodeBlock invocation) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock codec = methodCode.resultCodec(method);
    Form form = method.result().form();
    if (method.pattern() == CallPattern.SERVER_STREAM) {
      code.addStatement("call.replyAll($L, $L)", codec, MethodCode.rpcStream(form, invocation));
    } else if (form.isFuture()) {
      code.addStatement("call.replyWith($L, $L)", codec, invocation);
    } else if (method.result().type() != null) {
      code.addStatement("call.reply($L, $L)", codec, invocation);
    } else {
      code.addStatement("$L", invocation);
      code.addStatement("call.reply()");
    }
    return code.build();
  }
}
