package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Generates the builder of a generated record. It is a class of its own: inside the record, a
 * component that is called like a class would hide that class from the defaults.
 */
final class BuilderGenerator {
  private final Contract contract;
  private final StructDefinition struct;
  private final SourceFileWriter writer;
  private final JavaName name;
  private final List<String> variables;

  BuilderGenerator(Contract contract, StructDefinition struct, SourceFileWriter writer) {
    this.contract = contract;
    this.struct = struct;
    this.writer = writer;
    this.name = free(GeneratedNames.builder(struct.javaName()), contract);
    Set<JavaName> mentioned = new HashSet<>(Mentions.names(struct));
    mentioned.add(struct.javaName());
    MemberNames names = MemberNames.constants(mentioned);
    names.take(name.simpleName());
    this.variables = struct.fields().stream().map(field -> names.take(field.name())).toList();
  }

  /** The builder. */
  ClassName type() {
    return TypeMapping.className(name);
  }

  GeneratedSource generate() {
    TypeSpec.Builder type = writer.begin(name, "Builder");
    List<MethodSpec> methods = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      FieldDefinition field = struct.fields().get(i);
      type.addField(variable(field, variables.get(i)));
      methods.add(setter(field, variables.get(i)));
    }
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc("Begins a record; what has a default has it already.\n")
            .addModifiers(Modifier.PUBLIC)
            .build());
    type.addMethods(methods);
    type.addMethod(build());
    return writer.end(type, name);
  }

  private FieldSpec variable(FieldDefinition field, String variable) {
    boolean isOptional =
        field.type() instanceof OptionalOf optional && optional.form() == OptionalForm.OPTIONAL;
    if (field.defaultValue() != null) {
      return FieldSpec.builder(TypeMapping.java(field.type()), variable, Modifier.PRIVATE)
          .initializer(DefaultCode.java(field.defaultValue(), field.type(), contract))
          .build();
    }
    if (isOptional) {
      return FieldSpec.builder(TypeMapping.java(field.type()), variable, Modifier.PRIVATE)
          .initializer("$T.empty()", Optional.class)
          .build();
    }
    TypeName boxed = TypeMapping.boxed(field.type()).withoutAnnotations();
    return FieldSpec.builder(boxed.annotated(TypeMapping.nullable()), variable, Modifier.PRIVATE)
        .build();
  }

  private MethodSpec setter(FieldDefinition field, String variable) {
    Documentation documentation = field.documentation();
    String end = documentation.isEmpty() ? "." : ": ";
    List<AnnotationSpec> marks = new ArrayList<>();
    Marks.addDeprecated(field.deprecated(), marks);
    return MethodSpec.methodBuilder(field.name())
        .addJavadoc(PartDocumentation.of("Sets {@code " + field.name() + "}" + end, documentation))
        .addAnnotations(marks)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(TypeMapping.java(field.type()), variable)
        .returns(type())
        .addStatement("this.$1L = $1L", variable)
        .addStatement("return this")
        .build();
  }

  private MethodSpec build() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("build")
            .addJavadoc("Makes the record.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeMapping.className(struct.javaName()));
    boolean checks = false;
    for (int i = 0; i < variables.size(); i++) {
      if (mustBeSet(struct.fields().get(i))) {
        checks = true;
        method.beginControlFlow("if ($L == null)", variables.get(i));
        method.addStatement(
            "throw new $T($L)",
            IllegalStateException.class,
            Literals.string(
                struct.javaName().simpleName()
                    + " needs a value for "
                    + struct.fields().get(i).name()));
        method.endControlFlow();
      }
    }
    if (checks) {
      method.addJavadoc(
          "\n@throws $T if something is missing that has no default\n",
          IllegalStateException.class);
    }
    return method
        .addStatement(
            "return new $T($L)", TypeMapping.className(struct.javaName()), Literals.list(variables))
        .build();
  }

  private static boolean mustBeSet(FieldDefinition field) {
    TypeRef type = field.type();
    boolean isAny = type instanceof TypeRef.Scalar scalar && scalar.kind() == ScalarKind.ANY;
    return FieldCode.isRequired(field) && !isAny;
  }

  private static JavaName free(JavaName wanted, Contract contract) {
    JavaName name = wanted;
    while (contract.find(name).isPresent()) {
      name = JavaName.of(name.packageName(), name.simpleName() + "_");
    }
    return name;
  }
}
