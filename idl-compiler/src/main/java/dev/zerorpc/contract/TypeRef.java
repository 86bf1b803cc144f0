package dev.zerorpc.contract;

/**
 * A type as a contract uses it. Each says what crosses the wire; the {@code form} components say
 * only how Java shows it, and two types that differ in forms alone are the same to a peer.
 */
public sealed interface TypeRef {
  /**
   * A type without parts.
   *
   * @param kind which one
   * @param form its Java shape
   */
  record Scalar(ScalarKind kind, ScalarForm form) implements TypeRef {
    /** The scalar in its usual Java shape. */
    public Scalar(ScalarKind kind) {
      this(kind, ScalarForm.DEFAULT);
    }
  }

  /**
   * A sequence.
   *
   * @param element the type of the elements
   * @param form its Java shape
   */
  record ListOf(TypeRef element, ListForm form) implements TypeRef {}

  /**
   * A sequence without duplicates.
   *
   * @param element the type of the elements
   */
  record SetOf(TypeRef element) implements TypeRef {}

  /**
   * A map.
   *
   * @param key the type of the keys: a scalar or an enum
   * @param value the type of the values
   */
  record MapOf(TypeRef key, TypeRef value) implements TypeRef {}

  /**
   * A value that may be missing.
   *
   * @param value the type of the value when it is there
   * @param form its Java shape
   */
  record OptionalOf(TypeRef value, OptionalForm form) implements TypeRef {}

  /**
   * A struct, enum, union or error that is defined elsewhere.
   *
   * @param kind what it is
   * @param javaName its Java type
   */
  record Named(NamedKind kind, JavaName javaName) implements TypeRef {}

  /** What a named type is. */
  enum NamedKind {
    /** A struct. */
    STRUCT,
    /** An enum. */
    ENUM,
    /** A tagged union. */
    UNION
  }

  /** How Java shows a scalar. */
  enum ScalarForm {
    /** The primitive where there is one, as a type argument its wrapper; else the usual class. */
    DEFAULT,
    /** The wrapper class of a primitive, where null is nevertheless not allowed. */
    BOXED,
    /** {@code java.nio.ByteBuffer} for bytes. */
    BYTE_BUFFER
  }

  /** How Java shows a list. */
  enum ListForm {
    /** {@code java.util.List}. */
    LIST,
    /** An array. */
    ARRAY
  }

  /** How Java shows a value that may be missing. */
  enum OptionalForm {
    /** Null stands for missing. */
    NULLABLE,
    /** {@code java.util.Optional}. */
    OPTIONAL
  }
}
