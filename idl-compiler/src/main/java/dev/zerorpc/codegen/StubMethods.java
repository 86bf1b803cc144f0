package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ResultDefinition.Form;
import dev.zerorpc.contract.ServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.Modifier;

/** Writes the methods of a stub and of its asynchronous view. */
final class StubMethods {
  /** The field that calls go through. */
  static final String CALLS = "calls";

  private final ServiceDefinition service;
  private final CodecFields codecs;
  private final ValueCode values;
  private final MemberNames constants;

  StubMethods(ServiceDefinition service, CodecFields codecs, MemberNames constants) {
    this.service = service;
    this.codecs = codecs;
    this.values = new ValueCode(codecs);
    this.constants = constants;
  }

  /** The method as the contract has it. */
  MethodSpec direct(MethodDefinition method, FieldSpec descriptor) {
    MethodSpec.Builder spec = begin(method);
    if (!method.parameters().isEmpty()) {
      spec.addAnnotation(parameterNames(method));
    }
    spec.addAnnotation(Override.class);
    TypeName item = MethodCode.result(method);
    Form form = method.result().form();
    if (method.pattern() == CallPattern.SERVER_STREAM) {
      spec.returns(TypeMapping.stream(form, item));
    } else if (form == Form.COMPLETABLE_FUTURE) {
      spec.returns(ParameterizedTypeName.get(className(CompletableFuture.class), item));
    } else if (form == Form.COMPLETION_STAGE) {
      spec.returns(ParameterizedTypeName.get(className(CompletionStage.class), item));
    } else if (method.result().type() != null) {
      spec.returns(TypeMapping.java(method.result().type()));
    }
    return spec.addCode(body(method, descriptor, spec, form.isFuture())).build();
  }

  /** The method with a future of its result. */
  MethodSpec async(MethodDefinition method, FieldSpec descriptor) {
    MethodSpec.Builder spec = begin(method);
    TypeName item = MethodCode.result(method);
    if (method.pattern() == CallPattern.SERVER_STREAM) {
      spec.returns(TypeMapping.stream(method.result().form(), item));
    } else if (method.pattern() == CallPattern.UNARY) {
      spec.returns(ParameterizedTypeName.get(className(CompletableFuture.class), item));
    }
    return spec.addCode(body(method, descriptor, spec, true)).build();
  }

  /** For those who extend the interface when its class file has lost them. */
  private static AnnotationSpec parameterNames(MethodDefinition method) {
    CodeBlock names =
        method.parameters().stream()
            .map(parameter -> Literals.string(parameter.name()))
            .collect(CodeBlock.joining(", ", "{", "}"));
    return AnnotationSpec.builder(RuntimeTypes.PARAMETER_NAMES).addMember("value", names).build();
  }

  private MethodSpec.Builder begin(MethodDefinition method) {
    MethodSpec.Builder spec = MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.PUBLIC);
    String documentation = JavadocText.of(method.documentation().text());
    if (!documentation.isEmpty()) {
      spec.addJavadoc("$L\n\n", documentation);
    }
    spec.addJavadoc("@see $T#$L\n", TypeMapping.className(service.javaName()), method.name());
    if (method.deprecated()) {
      spec.addAnnotations(SourceFileWriter.deprecatedMethod());
    }
    return spec;
  }

  private CodeBlock body(
      MethodDefinition method, FieldSpec descriptor, MethodSpec.Builder spec, boolean isAsync) {
    MemberNames names = constants.inner();
    List<String> parameters = new ArrayList<>();
    for (ParameterDefinition parameter : method.parameters()) {
      String name = names.take(parameter.name());
      parameters.add(name);
      spec.addParameter(TypeMapping.java(parameter), name);
      spec.varargs(parameter.variadic());
    }
    String call = names.take("call");
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(
        "$T $N = $L.call($N)",
        ParameterizedTypeName.get(RuntimeTypes.CLIENT_CALL, MethodCode.result(method)),
        call,
        parameters.contains(CALLS) ? "this." + CALLS : CALLS,
        descriptor);
    addArguments(method, parameters, call, names, code);
    return code.addStatement(end(method, isAsync, CodeBlock.of("$L", call))).build();
  }

  private void addArguments(
      MethodDefinition method,
      List<String> parameters,
      String call,
      MemberNames names,
      CodeBlock.Builder code) {
    CodeBlock writer = CodeBlock.of("$L.arguments()", call);
    if (method.valueParameters().size() > 1) {
      String arguments = names.take("arguments");
      code.addStatement("$T $L = $L", RuntimeTypes.VALUE_WRITER, arguments, writer);
      writer = CodeBlock.of("$L", arguments);
    }
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDefinition parameter = method.parameters().get(i);
      CodeBlock value = CodeBlock.of("$L", parameters.get(i));
      if (parameter.isStream()) {
        CodeBlock stream = MethodCode.rpcStream(parameter.form(), value);
        code.addStatement("$L.items($L, $L)", call, codecs.codec(parameter.type()), stream);
        continue;
      }
      code.addStatement(
          "$L.parameter($L).$L",
          writer,
          Literals.string(parameter.wireName()),
          values.write(parameter.type(), value));
    }
  }

  private static CodeBlock end(MethodDefinition method, boolean isAsync, CodeBlock call) {
    return switch (method.pattern()) {
      case ONE_WAY -> CodeBlock.of("$L.send()", call);
      case SERVER_STREAM ->
          CodeBlock.of(
              "return $L",
              MethodCode.fromRpcStream(method.result().form(), CodeBlock.of("$L.stream()", call)));
      case UNARY ->
          isAsync
              ? CodeBlock.of("return $L.executeAsync()", call)
              : CodeBlock.of(
                  method.result().type() == null ? "$L.execute()" : "return $L.execute()", call);
    };
  }

  private static ClassName className(Class<?> type) {
    return ClassName.get(type);
  }
}
