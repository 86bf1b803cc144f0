package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeText;

/** Types with what makes them different in Java. */
final class Shapes {
  private Shapes() {}

  /** The type with its Java shapes, and defined types with their packages. */
  static String of(TypeRef type) {
    return TypeText.precise(type, "");
  }
}
