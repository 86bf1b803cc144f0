package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.zerorpc.contract.FieldDefinition;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads the fields of a positional struct as an array of their values. */
final class PlaceCode implements FieldLayout {
  private final FieldCode fieldCode;
  private final ValueCode values;
  private final List<FieldDefinition> fields;

  PlaceCode(FieldCode fieldCode, ValueCode values, List<FieldDefinition> fields) {
    this.fieldCode = fieldCode;
    this.values = values;
    this.fields = fields;
  }

  @Override
  public CodeBlock write(String value) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("out.beginArray($L)", fields.size());
    for (FieldDefinition field : fields) {
      code.addStatement(
          "out.place($L).$L",
          Literals.string(field.wireName()),
          values.write(field.type(), CodeBlock.of("$L.$L()", value, field.accessor())));
    }
    return code.addStatement("out.end()").build();
  }

  @Override
  public List<String> read(String in, MemberNames names, CodeBlock.Builder code) {
    String size = names.take("size");
    String index = names.take("i");
    code.addStatement("int $L = $L.beginArray()", size, in);
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      FieldDefinition field = fields.get(i);
      CodeBlock name = Literals.string(field.wireName());
      TypeName type = TypeMapping.java(field.type()).withoutAnnotations();
      String variable = names.take(field.name());
      variables.add(variable);
      CodeBlock value =
          CodeBlock.of("$L.place($L).$L", in, name, values.read(field.type(), field.constraints()));
      if (FieldCode.isRequired(field)) {
        code.beginControlFlow("if ($L <= $L)", size, i);
        code.addStatement("throw $L.missingField($L)", in, name);
        code.endControlFlow();
        code.addStatement("$T $L = $L", type, variable, value);
      } else {
        code.addStatement(
            "$T $L = $L > $L ? $L : $L", type, variable, size, i, value, fieldCode.absent(field));
      }
    }
    code.beginControlFlow("for (int $1L = $2L; $1L < $3L; $1L++)", index, fields.size(), size);
    code.addStatement("$L.skip()", in);
    code.endControlFlow();
    code.addStatement("$L.end()", in);
    return variables;
  }
}
