package dev.zerorpc.contract;

import java.math.BigInteger;
import java.time.Duration;

/** A default that has been checked against its type, see {@link DefaultLiteralParser}. */
public sealed interface DefaultLiteral {
  /** No value, of an optional type. */
  record Missing() implements DefaultLiteral {}

  /**
   * A truth value.
   *
   * @param value the value
   */
  record Bool(boolean value) implements DefaultLiteral {}

  /**
   * An integer within the range of its type.
   *
   * @param value the value
   */
  record Int(BigInteger value) implements DefaultLiteral {}

  /**
   * A finite floating point number.
   *
   * @param value the value
   */
  record Decimal(double value) implements DefaultLiteral {}

  /**
   * A string.
   *
   * @param value the value
   */
  record Text(String value) implements DefaultLiteral {}

  /**
   * A length of time.
   *
   * @param value the value
   */
  record Length(Duration value) implements DefaultLiteral {}

  /**
   * A constant of an enum.
   *
   * @param type the enum
   * @param constant the constant
   */
  record Constant(JavaName type, EnumDefinition.Constant constant) implements DefaultLiteral {}

  /** A list, set or array without elements. */
  record EmptyList() implements DefaultLiteral {}

  /** A map without entries. */
  record EmptyMap() implements DefaultLiteral {}
}
