package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Generates the client side of a service: an implementation of its interface that makes calls. */
final class StubGenerator {
  private static final String ASYNC = "Async";
  private static final String ONE_WAY = "OneWay";

  private final SourceFileWriter writer;
  private final ServiceDefinition service;
  private final JavaName name;
  private final MemberNames constants;
  private final CodecFields codecs;
  private final MethodCode methodCode;

  StubGenerator(Contract contract, ServiceDefinition service, SourceFileWriter writer) {
    this.writer = writer;
    this.service = service;
    this.name = GeneratedNames.stub(service.javaName());
    Set<JavaName> mentioned = new HashSet<>(Mentions.names(service));
    mentioned.add(service.javaName());
    this.constants = MemberNames.constants(mentioned);
    constants.take(ASYNC);
    constants.take(ONE_WAY);
    constants.take(name.simpleName());
    this.codecs = new CodecFields(contract, constants, null);
    this.methodCode = new MethodCode(contract, service, codecs);
  }

  GeneratedSource generate() {
    List<FieldSpec> descriptors = new ArrayList<>();
    for (MethodDefinition method : service.methods()) {
      descriptors.add(methodCode.descriptor(method, constants.takeConstant(method.name()), true));
    }
    // A constant's name is decided when a codec is first asked for, and a variable's after that.
    service.methods().stream()
        .flatMap(method -> method.parameters().stream())
        .map(ParameterDefinition::type)
        .forEach(codecs::codec);
    ClassName stub = TypeMapping.className(name);
    TypeSpec.Builder async = begin(TypeSpec.classBuilder(ASYNC));
    TypeSpec.Builder type = writer.beginCode(name, "Client stub");
    type.addSuperinterface(TypeMapping.className(service.javaName()));
    codecs.addTo(type);
    type.addFields(descriptors);
    begin(type);
    addFactories(type, "create", "Creates a stub whose calls go", stub);
    addFactories(
        type, "async", "Creates the asynchronous view, whose calls go", stub.nestedClass(ASYNC));
    boolean hasOneWay = service.methods().stream().anyMatch(StubGenerator::isOneWay);
    TypeSpec.Builder oneWay = begin(TypeSpec.classBuilder(ONE_WAY));
    if (hasOneWay) {
      addFactories(
          type,
          "oneWay",
          "Creates the view of the one-way methods, whose calls go",
          stub.nestedClass(ONE_WAY),
          RuntimeTypes.ONE_WAY_OUTLET,
          "outlet");
    }
    StubMethods methods = new StubMethods(service, codecs, constants);
    for (int i = 0; i < service.methods().size(); i++) {
      MethodDefinition method = service.methods().get(i);
      type.addMethod(methods.direct(method, descriptors.get(i)));
      async.addMethod(methods.async(method, descriptors.get(i)));
      if (isOneWay(method)) {
        oneWay.addMethod(methods.async(method, descriptors.get(i)));
      }
    }
    async.addJavadoc(
        "Asynchronous view of {@link $T}: ", TypeMapping.className(service.javaName()));
    async.addJavadoc("every result is a future, streams and\none-way methods are as there.\n");
    async.addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    type.addType(async.build());
    if (hasOneWay) {
      oneWay.addJavadoc(
          "The one-way methods of {@link $T}.\n", TypeMapping.className(service.javaName()));
      oneWay.addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
      type.addType(oneWay.build());
    }
    return writer.end(type, name);
  }

  private static boolean isOneWay(MethodDefinition method) {
    return method.pattern() == CallPattern.ONE_WAY;
  }

  /** The field that the calls go through, and the constructor that sets it. */
  private static TypeSpec.Builder begin(TypeSpec.Builder type) {
    return type.addField(
            RuntimeTypes.CLIENT_CALLS, StubMethods.CALLS, Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.CLIENT_CALLS, StubMethods.CALLS)
                .addStatement("this.$1L = $1L", StubMethods.CALLS)
                .build());
  }

  private static void addFactories(
      TypeSpec.Builder type, String factory, String what, ClassName result) {
    addFactories(type, factory, what, result, RuntimeTypes.RPC_CLIENT, "client");
  }

  private static void addFactories(
      TypeSpec.Builder type,
      String factory,
      String what,
      ClassName result,
      ClassName outlet,
      String parameter) {
    type.addMethod(
        factory(factory, result, outlet, parameter)
            .addJavadoc("$L through the $L.\n", what, parameter)
            .addStatement("return new $T($L.calls())", result, parameter)
            .build());
    type.addMethod(
        factory(factory, result, outlet, parameter)
            .addJavadoc("$L through the $L, each with these options.\n", what, parameter)
            .addParameter(RuntimeTypes.CALL_OPTIONS, "options")
            .addStatement("return new $T($L.calls(options))", result, parameter)
            .build());
  }

  private static MethodSpec.Builder factory(
      String name, ClassName result, ClassName outlet, String parameter) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(result)
        .addParameter(outlet, parameter);
  }
}
