package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Generates the server side of a service: from a call's arguments to the user's method. */
final class DispatcherGenerator {
  private static final String SERVICE = "service";
  private static final TypeName METHOD_LIST =
      ParameterizedTypeName.get(
          ClassName.get(List.class),
          ParameterizedTypeName.get(
              RuntimeTypes.METHOD_DESCRIPTOR, WildcardTypeName.subtypeOf(Object.class)));

  private final SourceFileWriter writer;
  private final ServiceDefinition service;
  private final JavaName name;
  private final ClassName contractType;
  private final MemberNames constants;
  private final CodecFields codecs;
  private final MethodCode methodCode;
  private final DispatcherMethods methods;

  DispatcherGenerator(Contract contract, ServiceDefinition service, SourceFileWriter writer) {
    this.writer = writer;
    this.service = service;
    this.name = GeneratedNames.dispatcher(service.javaName());
    this.contractType = TypeMapping.className(service.javaName());
    Set<JavaName> mentioned = new HashSet<>(Mentions.names(service));
    mentioned.add(service.javaName());
    this.constants = MemberNames.constants(mentioned);
    constants.take("METHODS");
    constants.take(name.simpleName());
    this.codecs = new CodecFields(contract, constants, null);
    this.methodCode = new MethodCode(contract, service, codecs);
    this.methods = new DispatcherMethods(contract, methodCode, codecs, constants);
  }

  GeneratedSource generate() {
    List<FieldSpec> descriptors = new ArrayList<>();
    for (MethodDefinition method : service.methods()) {
      descriptors.add(methodCode.descriptor(method, constants.takeConstant(method.name()), false));
    }
    service.methods().stream()
        .flatMap(method -> method.parameters().stream())
        .forEach(parameter -> codecs.codec(parameter.type(), parameter.constraints()));
    TypeSpec.Builder type = writer.beginCode(name, "Server dispatcher");
    type.addSuperinterface(RuntimeTypes.SERVICE_DISPATCHER);
    codecs.addTo(type);
    type.addFields(descriptors);
    type.addField(methodList(descriptors));
    type.addField(contractType, SERVICE, Modifier.PRIVATE, Modifier.FINAL);
    addCreation(type);
    addDescription(type);
    addDispatch(type);
    return writer.end(type, name);
  }

  private void addCreation(TypeSpec.Builder type) {
    ClassName self = TypeMapping.className(name);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(contractType, SERVICE)
            .addStatement("this.$1L = $1L", SERVICE)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("of")
            .addJavadoc("Creates a dispatcher that calls this implementation.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(contractType, SERVICE)
            .returns(self)
            .addStatement("return new $T($L)", self, SERVICE)
            .build());
  }

  private void addDescription(TypeSpec.Builder type) {
    ClassName string = ClassName.get(String.class);
    type.addMethod(
        override("name", string)
            .addStatement("return $L", Literals.string(service.wireName()))
            .build());
    String documentation = service.documentation().text();
    type.addMethod(
        override("documentation", string.annotated(TypeMapping.nullable()))
            .addStatement(
                "return $L", documentation.isEmpty() ? "null" : Literals.string(documentation))
            .build());
    type.addMethod(override("methods", METHOD_LIST).addStatement("return METHODS").build());
  }

  private void addDispatch(TypeSpec.Builder type) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<MethodSpec> handlers = new ArrayList<>();
    MemberNames names = MemberNames.methods();
    code.beginControlFlow("switch (method)");
    for (int i = 0; i < service.methods().size(); i++) {
      MethodDefinition method = service.methods().get(i);
      String handler = names.take(method.name());
      code.add("case $L -> $N(call);\n", i, handler);
      handlers.add(methods.handler(method, handler));
    }
    code.add(
        "default ->\n$>$>throw new $T($L + method);\n$<$<",
        IllegalArgumentException.class,
        Literals.string(service.wireName() + " has no method of index "));
    code.endControlFlow();
    type.addMethod(
        override("dispatch", TypeName.VOID)
            .addParameter(TypeName.INT, "method")
            .addParameter(RuntimeTypes.SERVER_CALL, "call")
            .addException(Exception.class)
            .addCode(code.build())
            .build());
    type.addMethods(handlers);
  }

  private static FieldSpec methodList(List<FieldSpec> descriptors) {
    CodeBlock names =
        descriptors.stream()
            .map(descriptor -> CodeBlock.of("$N", descriptor))
            .collect(CodeBlock.joining(",$W"));
    return FieldSpec.builder(
            METHOD_LIST, "METHODS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$T.of($L)", List.class, names)
        .build();
  }

  private static MethodSpec.Builder override(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }
}
