package dev.zerorpc.contract;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the model for a type that could not be read, so that the rest of its contract is
 * still validated and no rule complains of the part that was reported already. No code is ever
 * generated from it.
 */
public final class Placeholder {
  /** The type: anything, or nothing. */
  public static final TypeRef TYPE =
      new TypeRef.OptionalOf(new TypeRef.Scalar(ScalarKind.ANY), TypeRef.OptionalForm.NULLABLE);

  private Placeholder() {}

  /** The type, or the placeholder if there is none. */
  public static TypeRef orType(@Nullable TypeRef type) {
    return type == null ? TYPE : type;
  }

  /** A default that suits the placeholder, where one was written at all. */
  public static @Nullable DefaultValue orDefault(@Nullable DefaultValue written) {
    return written == null ? null : new DefaultValue("null");
  }
}
