package dev.zerorpc.processor;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the model for a type that could not be read, so that the rest of its contract is
 * still validated and no rule complains of the part that was reported already. No code is ever
 * generated from it.
 */
final class Placeholder {
  static final TypeRef TYPE =
      new TypeRef.OptionalOf(new TypeRef.Scalar(ScalarKind.ANY), TypeRef.OptionalForm.NULLABLE);

  private Placeholder() {}

  static TypeRef orType(@Nullable TypeRef type) {
    return type == null ? TYPE : type;
  }

  /** A default that suits the placeholder, where one was written at all. */
  static @Nullable DefaultValue orDefault(@Nullable DefaultValue written) {
    return written == null ? null : new DefaultValue("null");
  }
}
