package dev.zerorpc.codegen;

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
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the methods of a stub and of its asynchronous view. */
final class StubMethods {
  /** The field that calls go through. */
  static final String CALLS = "calls";

  private final ServiceDefinition service;
  private final ValueCode values;
  private final MemberNames constants;

  StubMethods(ServiceDefinition service, ValueCode values, MemberNames constants) {
    this.service = service;
    this.values = values;
    this.constants = constants;
  }

  /** The method as the contract has it. */
  MethodSpec direct(MethodDefinition method, FieldSpec descriptor) {
    MethodSpec.Builder spec = begin(method);
    spec.addAnnotation(Override.class);
    TypeName item = MethodCode.result(method);
    Form form = method.result().form();
    if (method.pattern() == CallPattern.SERVER_STREAM) {
      spec.returns(stream(form, item));
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
      spec.returns(stream(method.result().form(), item));
    } else if (method.pattern() == CallPattern.UNARY) {
      spec.returns(ParameterizedTypeName.get(className(CompletableFuture.class), item));
    }
    return spec.addCode(body(method, descriptor, spec, true)).build();
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
      spec.addParameter(TypeMapping.java(parameter.type()), name);
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
    return code.addStatement(end(method, isAsync), call).build();
  }

  private void addArguments(
      MethodDefinition method,
      List<String> parameters,
      String call,
      MemberNames names,
      CodeBlock.Builder code) {
    CodeBlock writer = CodeBlock.of("$L.arguments()", call);
    if (parameters.size() > 1) {
      String arguments = names.take("arguments");
      code.addStatement("$T $L = $L", RuntimeTypes.VALUE_WRITER, arguments, writer);
      writer = CodeBlock.of("$L", arguments);
    }
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDefinition parameter = method.parameters().get(i);
      code.addStatement(
          "$L.parameter($L).$L",
          writer,
          Literals.string(parameter.wireName()),
          values.write(parameter.type(), CodeBlock.of("$L", parameters.get(i))));
    }
  }

  private static String end(MethodDefinition method, boolean isAsync) {
    return switch (method.pattern()) {
      case ONE_WAY -> "$L.send()";
      case SERVER_STREAM ->
          method.result().form() == Form.JAVA_STREAM
              ? "return $L.stream().stream()"
              : "return $L.stream()";
      case UNARY ->
          isAsync
              ? "return $L.executeAsync()"
              : method.result().type() == null ? "$L.execute()" : "return $L.execute()";
    };
  }

  private static TypeName stream(Form form, TypeName item) {
    return ParameterizedTypeName.get(
        form == Form.JAVA_STREAM ? className(Stream.class) : RuntimeTypes.RPC_STREAM, item);
  }

  private static ClassName className(Class<?> type) {
    return ClassName.get(type);
  }
}
