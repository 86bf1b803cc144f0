package dev.zerorpc.contract;

import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/**
 * Reads the text of a default as a value of its type. Integers are decimal or hexadecimal ({@code
 * 0xff}) and may hold {@code _} between digits; {@code null} is no value where the type is
 * optional, a string included; the rest is as {@code dev.zerorpc.annotation.Default} says.
 */
public final class DefaultLiteralParser {
  private static final Pattern INTEGER =
      Pattern.compile("[+-]?(0[xX][0-9a-fA-F](_?[0-9a-fA-F])*|[0-9](_?[0-9])*)");
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

  /** No number of a contract is longer, and matching longer ones takes stack. */
  private static final int LONGEST = 100;

  private DefaultLiteralParser() {}

  /** What reading one came to. */
  public sealed interface Outcome {}

  /**
   * A value of the type.
   *
   * @param literal the value
   */
  public record Parsed(DefaultLiteral literal) implements Outcome {}

  /**
   * Not a literal of the type.
   *
   * @param expected how one looks, in words
   */
  public record Malformed(String expected) implements Outcome {}

  /**
   * A number that the type cannot hold.
   *
   * @param least the least value of the type
   * @param greatest the greatest value of the type
   */
  public record OutOfRange(String least, String greatest) implements Outcome {}

  /** The type cannot have a default. */
  public record Unsupported() implements Outcome {}

  /**
   * An enum has no such constant.
   *
   * @param type the enum
   */
  public record UnknownConstant(EnumDefinition type) implements Outcome {}

  /** Reads a default of a type; the contract has the enums. */
  public static Outcome parse(DefaultValue value, TypeRef type, Contract contract) {
    String text = value.text();
    if (type instanceof OptionalOf optional) {
      return text.equals("null")
          ? new Parsed(new DefaultLiteral.Missing())
          : parse(value, optional.value(), contract);
    }
    if (type instanceof ListOf || type instanceof SetOf) {
      return text.equals("[]")
          ? new Parsed(new DefaultLiteral.EmptyList())
          : new Malformed("[], the only default of a list or set");
    }
    if (type instanceof MapOf) {
      return text.equals("{}")
          ? new Parsed(new DefaultLiteral.EmptyMap())
          : new Malformed("{}, the only default of a map");
    }
    if (type instanceof Named named) {
      return named.kind() == NamedKind.ENUM
          ? constant(text, named.javaName(), contract)
          : new Unsupported();
    }
    return scalar(text, ((Scalar) type).kind());
  }

  /**
   * The value of a default that the validator has passed.
   *
   * @throws IllegalArgumentException if it has not
   */
  public static DefaultLiteral literal(DefaultValue value, TypeRef type, Contract contract) {
    if (parse(value, type, contract) instanceof Parsed parsed) {
      return parsed.literal();
    }
    throw new IllegalArgumentException(
        "the default '" + value.text() + "' of type " + TypeText.of(type) + " was not validated");
  }

  private static Outcome scalar(String text, ScalarKind kind) {
    return switch (kind) {
      case BOOL -> bool(text);
      case I8 -> signed(text, 8);
      case I16 -> signed(text, 16);
      case I32 -> signed(text, 32);
      case I64 -> signed(text, 64);
      case U8 -> unsigned(text, 8);
      case U16 -> unsigned(text, 16);
      case U32 -> unsigned(text, 32);
      case U64 -> unsigned(text, 64);
      case BIGINT -> integer(text, power(63).negate(), power(64));
      case F32 -> floating(text, Float.toString(Float.MAX_VALUE), v -> Float.isFinite((float) v));
      case F64 -> floating(text, Double.toString(Double.MAX_VALUE), Double::isFinite);
      case STRING -> new Parsed(new DefaultLiteral.Text(text));
      case DURATION -> duration(text);
      case BYTES, TIMESTAMP, UUID, ANY -> new Unsupported();
    };
  }

  private static Outcome bool(String text) {
    return text.equals("true") || text.equals("false")
        ? new Parsed(new DefaultLiteral.Bool(Boolean.parseBoolean(text)))
        : new Malformed("true or false");
  }

  private static Outcome signed(String text, int bits) {
    return integer(text, power(bits - 1).negate(), power(bits - 1));
  }

  private static Outcome unsigned(String text, int bits) {
    return integer(text, BigInteger.ZERO, power(bits));
  }

  private static Outcome integer(String text, BigInteger least, BigInteger end) {
    Optional<BigInteger> read = integer(text);
    if (read.isEmpty()) {
      return new Malformed("a whole number, such as 42 or 0x2a");
    }
    BigInteger value = read.get();
    return value.compareTo(least) >= 0 && value.compareTo(end) < 0
        ? new Parsed(new DefaultLiteral.Int(value))
        : new OutOfRange(least.toString(), end.subtract(BigInteger.ONE).toString());
  }

  /** Reads a whole number of any size that makes sense; empty if the text is none. */
  public static Optional<BigInteger> integer(String text) {
    if (text.length() > LONGEST || !INTEGER.matcher(text).matches()) {
      return Optional.empty();
    }
    String digits = text.replace("_", "").replace("+", "").toLowerCase(Locale.ROOT);
    return Optional.of(
        digits.contains("0x")
            ? new BigInteger(digits.replace("0x", ""), 16)
            : new BigInteger(digits, 10));
  }

  private static Outcome floating(String text, String greatest, DoublePredicate fits) {
    if (!FLOAT.matcher(text).matches()) {
      return new Malformed("a decimal number, such as 2.5 or 1e-3");
    }
    double value = Double.parseDouble(text);
    return fits.test(value)
        ? new Parsed(new DefaultLiteral.Decimal(value))
        : new OutOfRange("-" + greatest, greatest);
  }

  private static Outcome duration(String text) {
    return DurationText.parse(text)
        .<Outcome>map(value -> new Parsed(new DefaultLiteral.Length(value)))
        .orElse(new Malformed("a whole number with its unit, such as 250ms, 2s, 5m or 1h"));
  }

  // Java writes the constant's Java name, the contract language the one on the wire.
  private static Outcome constant(String text, JavaName type, Contract contract) {
    EnumDefinition definition =
        contract
            .find(type)
            .filter(EnumDefinition.class::isInstance)
            .map(EnumDefinition.class::cast)
            .orElseThrow(
                () -> new IllegalArgumentException("the contract does not hold enum " + type));
    Optional<EnumDefinition.Constant> byJavaName =
        definition.constants().stream().filter(c -> c.name().equals(text)).findFirst();
    return byJavaName
        .or(() -> definition.constants().stream().filter(c -> c.wireName().equals(text)).findAny())
        .<Outcome>map(c -> new Parsed(new DefaultLiteral.Constant(type, c)))
        .orElse(new UnknownConstant(definition));
  }

  private static BigInteger power(int bits) {
    return BigInteger.ONE.shiftLeft(bits);
  }
}
