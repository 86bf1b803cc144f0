package dev.zerorpc.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Generates a class for the constants of each package. */
final class ConstantsGenerator {
  private final Contract contract;
  private final GeneratorOptions options;

  ConstantsGenerator(Contract contract, GeneratorOptions options) {
    this.contract = contract;
    this.options = options;
  }

  Stream<GeneratedSource> generate() {
    Map<String, List<ConstantDefinition>> packages = new LinkedHashMap<>();
    for (ConstantDefinition constant : contract.constants()) {
      packages.computeIfAbsent(constant.packageName(), name -> new ArrayList<>()).add(constant);
    }
    return packages.entrySet().stream().map(entry -> generate(entry.getKey(), entry.getValue()));
  }

  private GeneratedSource generate(String packageName, List<ConstantDefinition> constants) {
    JavaName name = GeneratedNames.constants(packageName);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(TypeMapping.className(name))
            .addJavadoc("The constants of the contracts in this package.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    // Where a constant is called like a class, Java means the constant.
    type.alwaysQualify(constants.stream().map(ConstantDefinition::name).toArray(String[]::new));
    for (ConstantDefinition constant : constants) {
      List<AnnotationSpec> marks = new ArrayList<>();
      Marks.addDeprecated(constant.deprecated(), marks);
      type.addField(
          FieldSpec.builder(
                  TypeMapping.java(constant.type()),
                  constant.name(),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc(PartDocumentation.of(constant.documentation()))
              .addAnnotations(marks)
              .initializer(DefaultCode.java(constant.value(), constant.type(), contract))
              .build());
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    return SourceFileWriter.constants(type, name, constants, contract, options);
  }
}
