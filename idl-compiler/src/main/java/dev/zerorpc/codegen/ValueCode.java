package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import java.util.List;

/** How generated code reads and writes one value: scalars directly, the rest through a codec. */
final class ValueCode {
  private final CodecFields codecs;

  ValueCode(CodecFields codecs) {
    this.codecs = codecs;
  }

  /** {@code writeI32(value)}, to be called on a writer. */
  CodeBlock write(TypeRef type, CodeBlock value) {
    return type instanceof Scalar scalar
        ? CodeBlock.of("write$L($L)", suffix(scalar), value)
        : CodeBlock.of("write($L, $L)", codecs.codec(type), value);
  }

  /** {@code read(CHECKED_I32)}, to be called on a reader, where there are constraints. */
  CodeBlock read(TypeRef type, List<Constraint> constraints) {
    return ConstraintCode.isNeeded(constraints)
        ? CodeBlock.of("read($L)", codecs.codec(type, constraints))
        : read(type);
  }

  /** {@code readI32()}, to be called on a reader. */
  CodeBlock read(TypeRef type) {
    return type instanceof Scalar scalar
        ? CodeBlock.of("read$L()", suffix(scalar))
        : CodeBlock.of("read($L)", codecs.codec(type));
  }

  private static String suffix(Scalar scalar) {
    return switch (scalar.kind()) {
      case BOOL -> "Boolean";
      case I8, I16, I32, I64, U8, U16, U32, U64, F32, F64 -> scalar.kind().name();
      case BIGINT -> "Bigint";
      case STRING -> "String";
      case BYTES -> scalar.form() == ScalarForm.BYTE_BUFFER ? "ByteBuffer" : "Bytes";
      case TIMESTAMP -> "Timestamp";
      case DURATION -> "Duration";
      case UUID -> "Uuid";
      case ANY -> "Any";
    };
  }
}
