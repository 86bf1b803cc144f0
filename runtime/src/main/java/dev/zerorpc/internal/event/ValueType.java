package dev.zerorpc.internal.event;

/** The kinds of MessagePack values, whatever their width. */
public enum ValueType {
  /** No value. */
  NIL("nil"),
  /** True or false. */
  BOOL("bool"),
  /** A whole number from -2^63 to 2^64-1. */
  INT("int"),
  /** A number of 32 or 64 bits with fraction and exponent. */
  FLOAT("float"),
  /** Text. */
  STR("string"),
  /** Bytes. */
  BIN("bytes"),
  /** Values in order. */
  ARRAY("array"),
  /** Keys and values. */
  MAP("map"),
  /** Bytes with an application's type number. */
  EXT("ext");

  private final String label;

  ValueType(String label) {
    this.label = label;
  }

  /** The word that messages use. */
  @Override
  public String toString() {
    return label;
  }
}
