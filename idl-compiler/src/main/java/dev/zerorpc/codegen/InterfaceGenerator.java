package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.MethodDefinition.ErrorReference;
import dev.zerorpc.contract.OwnMethods;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.Modifier;

/** Generates the interface of a service that was written as {@code .zrpc}. */
final class InterfaceGenerator {
  private final Contract contract;
  private final ServiceDefinition service;
  private final SourceFileWriter writer;

  InterfaceGenerator(Contract contract, ServiceDefinition service, SourceFileWriter writer) {
    this.contract = contract;
    this.service = service;
    this.writer = writer;
  }

  TypeSpec.Builder type() {
    TypeSpec.Builder type = TypeSpec.interfaceBuilder(TypeMapping.className(service.javaName()));
    writer.begin(type, Map.of());
    service.parents().forEach(parent -> type.addSuperinterface(TypeMapping.className(parent)));
    OwnMethods.of(service, contract).forEach(method -> type.addMethod(method(method)));
    return type;
  }

  private static MethodSpec method(MethodDefinition method) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(method.name())
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .returns(result(method))
            .addAnnotations(Marks.of(method));
    Map<String, Documentation> parts = new LinkedHashMap<>();
    MemberNames names = MemberNames.methods();
    for (ParameterDefinition parameter : method.parameters()) {
      String name = names.take(parameter.name());
      parts.put(name, parameter.documentation());
      spec.addParameter(parameter(parameter, name));
      spec.varargs(parameter.variadic());
    }
    for (ErrorReference error : method.errors()) {
      spec.addException(TypeMapping.className(error.javaName()));
    }
    return spec.addJavadoc(PartDocumentation.of(method.documentation(), parts)).build();
  }

  private static TypeName result(MethodDefinition method) {
    TypeRef type = method.result().type();
    TypeName item = type == null ? ClassName.get(Void.class) : TypeMapping.declaredArgument(type);
    return switch (method.result().form()) {
      case DIRECT -> type == null ? TypeName.VOID : TypeMapping.declared(type);
      case COMPLETABLE_FUTURE -> generic(ClassName.get(CompletableFuture.class), item);
      case COMPLETION_STAGE -> generic(ClassName.get(CompletionStage.class), item);
      case RPC_STREAM, JAVA_STREAM, PUBLISHER -> TypeMapping.stream(method.result().form(), item);
    };
  }

  private static TypeName generic(ClassName type, TypeName argument) {
    return ParameterizedTypeName.get(type, argument);
  }

  private static ParameterSpec parameter(ParameterDefinition parameter, String name) {
    return ParameterSpec.builder(declared(parameter), name)
        .addAnnotations(
            Marks.of(
                name,
                parameter.wireName(),
                parameter.defaultValue(),
                parameter.constraints(),
                parameter.documentation()))
        .build();
  }

  private static TypeName declared(ParameterDefinition parameter) {
    return parameter.isStream()
        ? TypeMapping.stream(parameter.form(), TypeMapping.declaredArgument(parameter.type()))
        : TypeMapping.declared(parameter.type());
  }
}
