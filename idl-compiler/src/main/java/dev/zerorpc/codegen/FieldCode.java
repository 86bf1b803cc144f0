package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes and reads the fields of a struct or an error as a map from name to value. */
final class FieldCode implements FieldLayout {
  private final Contract contract;
  private final ValueCode values;
  private final List<FieldDefinition> fields;

  FieldCode(Contract contract, ValueCode values, List<FieldDefinition> fields) {
    this.contract = contract;
    this.values = values;
    this.fields = fields;
  }

  @Override
  public CodeBlock write(String value) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("out.beginMap($L)", fields.size());
    for (FieldDefinition field : fields) {
      code.addStatement(
          "out.field($L).$L",
          Literals.string(field.wireName()),
          values.write(field.type(), CodeBlock.of("$L.$L()", value, field.accessor())));
    }
    return code.addStatement("out.end()").build();
  }

  @Override
  public List<String> read(String in, MemberNames names, CodeBlock.Builder code) {
    String entries = names.take("entries");
    String index = names.take("i");
    List<String> variables = fields.stream().map(f -> names.take(f.name())).toList();
    Map<FieldDefinition, String> flags = flags(names);
    for (int i = 0; i < fields.size(); i++) {
      FieldDefinition field = fields.get(i);
      TypeName type = TypeMapping.java(field.type()).withoutAnnotations();
      code.addStatement("$T $L = $L", type, variables.get(i), absent(field));
      if (flags.containsKey(field)) {
        code.addStatement("boolean $L = false", flags.get(field));
      }
    }
    code.addStatement("int $L = $L.beginMap()", entries, in);
    code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", index, entries);
    addEntries(in, variables, flags, code);
    code.endControlFlow();
    for (int i = 0; i < fields.size(); i++) {
      FieldDefinition field = fields.get(i);
      if (isRequired(field)) {
        String flag = flags.get(field);
        code.beginControlFlow("if ($L)", flag == null ? variables.get(i) + " == null" : "!" + flag);
        code.addStatement("throw $L.missingField($L)", in, Literals.string(field.wireName()));
        code.endControlFlow();
      }
    }
    code.addStatement("$L.end()", in);
    return variables;
  }

  private void addEntries(
      String in,
      List<String> variables,
      Map<FieldDefinition, String> flags,
      CodeBlock.Builder code) {
    if (fields.isEmpty()) {
      code.addStatement("$L.readFieldName()", in);
      code.addStatement("$L.skip()", in);
      return;
    }
    code.beginControlFlow("switch ($L.readFieldName())", in);
    for (int i = 0; i < fields.size(); i++) {
      FieldDefinition field = fields.get(i);
      CodeBlock name = Literals.string(field.wireName());
      CodeBlock assignment =
          CodeBlock.of(
              "$L = $L.$L;\n",
              variables.get(i),
              in,
              values.read(field.type(), field.constraints()));
      String flag = flags.get(field);
      if (flag == null) {
        code.add("case $L -> $L", name, assignment);
      } else {
        code.beginControlFlow("case $L ->", name);
        code.add(assignment);
        code.addStatement("$L = true", flag);
        code.endControlFlow();
      }
    }
    code.addStatement("default -> $L.skip()", in);
    code.endControlFlow();
  }

  // Null tells a required value that has not come from every other one, except where there is no
  // null, or null is a value.
  private Map<FieldDefinition, String> flags(MemberNames names) {
    Map<FieldDefinition, String> flags = new LinkedHashMap<>();
    for (FieldDefinition field : fields) {
      boolean isAny = field.type() instanceof Scalar scalar && scalar.kind() == ScalarKind.ANY;
      if (isRequired(field) && (isAny || TypeMapping.java(field.type()).isPrimitive())) {
        String name = field.name();
        String wanted = "has" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        flags.put(field, names.take(wanted));
      }
    }
    return flags;
  }

  /** What the variable holds until the field comes. */
  CodeBlock absent(FieldDefinition field) {
    if (field.defaultValue() != null) {
      return DefaultCode.java(field.defaultValue(), field.type(), contract);
    }
    if (field.type() instanceof OptionalOf optional) {
      return optional.form() == OptionalForm.OPTIONAL
          ? CodeBlock.of("$T.empty()", Optional.class)
          : CodeBlock.of("null");
    }
    TypeName type = TypeMapping.java(field.type());
    if (!type.isPrimitive()) {
      return CodeBlock.of("null");
    }
    return CodeBlock.of(type.equals(TypeName.BOOLEAN) ? "false" : "0");
  }

  /** Whether a message without the field is refused. */
  static boolean isRequired(FieldDefinition field) {
    return field.defaultValue() == null && !(field.type() instanceof OptionalOf);
  }
}
