package dev.zerorpc.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.Mentions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What the codecs of structs and errors have alike: one instance, constants, variables. */
final class CodecClass {
  private static final String INSTANCE = "INSTANCE";

  private final Contract contract;
  private final JavaName name;
  private final MemberNames constants;
  private final CodecFields codecs;

  CodecClass(Contract contract, Definition definition) {
    this.contract = contract;
    this.name = GeneratedNames.codec(definition.javaName());
    Set<JavaName> mentioned = new HashSet<>(Mentions.names(definition));
    mentioned.add(definition.javaName());
    this.constants = MemberNames.constants(mentioned);
    constants.take(INSTANCE);
    this.codecs = new CodecFields(contract, constants, definition.javaName());
  }

  /** The class. */
  JavaName name() {
    return name;
  }

  /** Code for its fields as a map from name to value. */
  FieldLayout fieldsByName(List<FieldDefinition> fields) {
    nameChecks(fields);
    return new FieldCode(contract, values(), fields);
  }

  /** Code for its fields as an array of values. */
  FieldLayout fieldsByPlace(List<FieldDefinition> fields) {
    nameChecks(fields);
    return new PlaceCode(new FieldCode(contract, values(), fields), values(), fields);
  }

  // Only reading checks, but it comes when all constants must have their names.
  private void nameChecks(List<FieldDefinition> fields) {
    fields.stream()
        .filter(field -> ConstraintCode.isNeeded(field.constraints()))
        .forEach(field -> codecs.codec(field.type(), field.constraints()));
  }

  /** Code for single values. */
  ValueCode values() {
    return new ValueCode(codecs);
  }

  /** Names for the variables of a method, once the code of another has named all constants. */
  MemberNames variables() {
    return constants.inner();
  }

  /** Adds the instance, which must be there before the constants, these, and the constructor. */
  void addTo(TypeSpec.Builder type) {
    ClassName self = TypeMapping.className(name);
    type.addField(
        FieldSpec.builder(self, INSTANCE, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("The only instance.\n")
            .initializer("new $T()", self)
            .build());
    codecs.addTo(type);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  /** Begins a method of the codec's interface. */
  static MethodSpec.Builder override(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }
}
