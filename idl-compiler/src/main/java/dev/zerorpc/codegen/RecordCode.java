package dev.zerorpc.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * What a generated record does with its components: it refuses null where the contract does, keeps
 * copies of collections, which nobody can modify, and compares arrays by what is in them.
 */
final class RecordCode {
  /**
   * A component.
   *
   * @param name its name
   * @param type its type
   * @param spec its declaration
   */
  record Component(String name, TypeRef type, ParameterSpec spec) {}

  private RecordCode() {}

  /** Adds the components, and the methods for which the compiler's own do not do. */
  static void add(TypeSpec.Builder type, ClassName name, List<Component> components) {
    MethodSpec.Builder canonical = MethodSpec.constructorBuilder();
    components.forEach(component -> canonical.addParameter(component.spec()));
    type.recordConstructor(canonical.build());
    // Where a component is called like a class, Java means the component.
    type.alwaysQualify(components.stream().map(Component::name).toArray(String[]::new));
    CodeBlock.Builder checks = CodeBlock.builder();
    components.forEach(component -> checks.add(check(component)));
    components.forEach(component -> checks.add(copy(component)));
    if (!checks.isEmpty()) {
      type.addMethod(
          MethodSpec.compactConstructorBuilder()
              .addJavadoc("$L\n", summary(components))
              .addModifiers(Modifier.PUBLIC)
              .addCode(checks.build())
              .build());
    }
    if (components.stream().anyMatch(component -> isArray(component.type()))) {
      type.addMethod(equality(name, components));
      type.addMethod(hash(components));
    }
  }

  private static String summary(List<Component> components) {
    boolean copies = components.stream().anyMatch(component -> !copy(component).isEmpty());
    boolean checks = components.stream().anyMatch(component -> !check(component).isEmpty());
    return (checks ? "Checks that nothing is null which must not be" : "")
        + (checks && copies ? "; copies" : copies ? "Copies" : "")
        + (copies ? " collections" : "")
        + ".";
  }

  private static CodeBlock check(Component component) {
    return check(component.type(), component.name());
  }

  private static CodeBlock copy(Component component) {
    CodeBlock copy = copied(component.type(), component.name());
    return copy.isEmpty() ? copy : CodeBlock.of("$L = $L;\n", component.name(), copy);
  }

  /** A statement that refuses null in that variable; empty if it may be null. */
  static CodeBlock check(TypeRef type, String name) {
    boolean isNullable =
        (type instanceof OptionalOf optional && optional.form() == OptionalForm.NULLABLE)
            || (type instanceof Scalar scalar && scalar.kind() == ScalarKind.ANY)
            || TypeMapping.java(type).isPrimitive();
    return isNullable
        ? CodeBlock.of("")
        : CodeBlock.of("$T.requireNonNull($L, $S);\n", Objects.class, name, name);
  }

  /** A copy of that variable's value; empty if it needs none. */
  static CodeBlock copied(TypeRef type, String name) {
    if (!(type instanceof OptionalOf optional)) {
      return copy(type, name);
    }
    CodeBlock copy = copy(optional.value(), name);
    if (copy.isEmpty() || optional.form() == OptionalForm.OPTIONAL) {
      return CodeBlock.of("");
    }
    return CodeBlock.of("$1L == null ? null : $2L", name, copy);
  }

  // Not List.copyOf and its like: elements may be null, and sets and maps keep their order.
  private static CodeBlock copy(TypeRef type, String name) {
    if (type instanceof ListOf list && list.form() == ListForm.LIST) {
      return copy("List", ClassName.get(ArrayList.class), name);
    }
    if (type instanceof SetOf) {
      return copy("Set", ClassName.get(LinkedHashSet.class), name);
    }
    return type instanceof MapOf
        ? copy("Map", ClassName.get(LinkedHashMap.class), name)
        : CodeBlock.of("");
  }

  private static CodeBlock copy(String what, ClassName collection, String name) {
    return CodeBlock.of(
        "$T.unmodifiable$L(new $T<>($L))", Collections.class, what, collection, name);
  }

  private static boolean isArray(TypeRef type) {
    TypeRef value = type instanceof OptionalOf optional ? optional.value() : type;
    return TypeMapping.java(value) instanceof ArrayTypeName
        && !(type instanceof OptionalOf optional && optional.form() == OptionalForm.OPTIONAL);
  }

  private static MethodSpec equality(ClassName name, List<Component> components) {
    MemberNames names = MemberNames.methods();
    components.forEach(component -> names.take(component.name()));
    String other = names.take("other");
    String that = names.take("that");
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("return $L instanceof $T $L", other, name, that);
    for (Component component : components) {
      code.add(
          "\n&& $T.$L($L, $L.$L)",
          isArray(component.type()) ? Arrays.class : Objects.class,
          isArray(component.type()) ? arrays(component, "equals", "deepEquals") : "equals",
          component.name(),
          that,
          component.name());
    }
    return CodecClass.override("equals", TypeName.BOOLEAN)
        .addParameter(ClassName.get(Object.class).annotated(TypeMapping.nullable()), other)
        .addStatement(code.build())
        .build();
  }

  private static MethodSpec hash(List<Component> components) {
    CodeBlock parts =
        components.stream()
            .map(
                component ->
                    isArray(component.type())
                        ? CodeBlock.of(
                            "$T.$L($L)",
                            Arrays.class,
                            arrays(component, "hashCode", "deepHashCode"),
                            component.name())
                        : CodeBlock.of("$L", component.name()))
            .collect(CodeBlock.joining(",$W"));
    return CodecClass.override("hashCode", TypeName.INT)
        .addStatement("return $T.hash($L)", Objects.class, parts)
        .build();
  }

  private static String arrays(Component component, String flat, String deep) {
    TypeRef type =
        component.type() instanceof OptionalOf optional ? optional.value() : component.type();
    ArrayTypeName array = (ArrayTypeName) TypeMapping.java(type);
    return array.componentType() instanceof ArrayTypeName ? deep : flat;
  }
}
