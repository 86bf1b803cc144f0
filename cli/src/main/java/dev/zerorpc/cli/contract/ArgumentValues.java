package dev.zerorpc.cli.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.cli.mock.Literals;
import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.cli.python.JsonText;
import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultLiteralParser;
import dev.zerorpc.contract.DefaultLiteralParser.Malformed;
import dev.zerorpc.contract.DefaultLiteralParser.OutOfRange;
import dev.zerorpc.contract.DefaultLiteralParser.Outcome;
import dev.zerorpc.contract.DefaultLiteralParser.Parsed;
import dev.zerorpc.contract.DefaultLiteralParser.UnknownConstant;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.NamedKind;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words of a command line as values of a contract's types. Numbers, truth values, lengths of time
 * and constants are written as in contracts; what has parts is written as JSON.
 */
final class ArgumentValues {
  private final Contract contract;
  private final JsonValues parts;

  ArgumentValues(Contract contract) {
    this.contract = contract;
    this.parts = new JsonValues(contract, this);
  }

  /**
   * A word as a value.
   *
   * @param path where it belongs, for messages
   * @throws ArgumentException if it is none
   */
  @Nullable Object ofText(String text, TypeRef type, List<Constraint> constraints, String path) {
    if (type instanceof OptionalOf optional) {
      return text.equals("null") ? null : ofText(text, optional.value(), constraints, path);
    }
    if (type instanceof Scalar || isEnum(type)) {
      Object value = simple(text, type, path);
      if (value != null) {
        ConstraintCheck.check(value, type, constraints, path);
      }
      return value;
    }
    return ofJson(json(text, type, path), type, constraints, path);
  }

  /** A value of JSON as a value of a type; see {@link #ofText}. */
  @Nullable Object ofJson(
      @Nullable Object json, TypeRef type, List<Constraint> constraints, String path) {
    if (type instanceof OptionalOf optional) {
      return json == null ? null : ofJson(json, optional.value(), constraints, path);
    }
    if (type instanceof Scalar scalar && scalar.kind() == ScalarKind.ANY) {
      return json;
    }
    if (json == null) {
      throw ArgumentException.expected(path, TypeText.of(type), "null");
    }
    Object value =
        type instanceof Scalar || isEnum(type)
            ? simpleOfJson(json, type, path)
            : parts.of(json, type, path);
    ConstraintCheck.check(value, type, constraints, path);
    return value;
  }

  static boolean isEnum(TypeRef type) {
    return type instanceof Named named && named.kind() == NamedKind.ENUM;
  }

  private static @Nullable Object json(String text, TypeRef type, String path) {
    try {
      return JsonReader.read(text);
    } catch (IllegalArgumentException e) {
      throw new ArgumentException(
          path,
          "%s is written as JSON, and this is none: %s"
              .formatted(TypeText.of(type), e.getMessage()));
    }
  }

  /** Texts in JSON are read like words; so are numbers, which must be none of the other kind. */
  private Object simpleOfJson(Object json, TypeRef type, String path) {
    ScalarKind kind = type instanceof Scalar scalar ? scalar.kind() : null;
    boolean isNumber = json instanceof Number;
    boolean wantsNumber = kind != null && isNumeric(kind);
    boolean wantsText = kind != null && !wantsNumber && kind != ScalarKind.BOOL;
    boolean fits =
        kind == null
            ? isNumber || json instanceof String
            : wantsNumber ? isNumber : wantsText ? json instanceof String : json instanceof Boolean;
    if (!fits) {
      throw ArgumentException.expected(path, TypeText.of(type), JsonText.of(json));
    }
    if (json instanceof Double number && !Double.isFinite(number)) {
      if (kind == ScalarKind.F32) {
        return number.floatValue();
      }
      if (kind == ScalarKind.F64) {
        return number;
      }
    }
    Object value = simple(json.toString(), type, path);
    if (value == null) {
      throw ArgumentException.expected(path, TypeText.of(type), JsonText.of(json));
    }
    return value;
  }

  private static boolean isNumeric(ScalarKind kind) {
    return switch (kind) {
      case I8, I16, I32, I64, U8, U16, U32, U64, BIGINT, F32, F64 -> true;
      default -> false;
    };
  }

  private @Nullable Object simple(String text, TypeRef type, String path) {
    ScalarKind kind = type instanceof Scalar scalar ? scalar.kind() : null;
    if (kind == ScalarKind.ANY) {
      return any(text);
    }
    if (kind == ScalarKind.BYTES) {
      return bytes(text, path);
    }
    if (kind == ScalarKind.TIMESTAMP) {
      return timestamp(text, path);
    }
    if (kind == ScalarKind.UUID) {
      return uuid(text, path);
    }
    DefaultValue literal = new DefaultValue(text);
    Outcome outcome = DefaultLiteralParser.parse(literal, type, contract);
    if (outcome instanceof Parsed) {
      return Literals.of(literal, type, contract);
    }
    String found = "'" + text + "'";
    if (outcome instanceof Malformed malformed) {
      throw ArgumentException.expected(path, malformed.expected(), found);
    }
    if (outcome instanceof OutOfRange range) {
      throw ArgumentException.expected(
          path,
          "%s, from %s to %s".formatted(TypeText.of(type), range.least(), range.greatest()),
          text);
    }
    if (outcome instanceof UnknownConstant unknown) {
      List<String> names = unknown.type().constants().stream().map(c -> c.wireName()).toList();
      throw new ArgumentException(
          path,
          "%s has no constant %s. %s"
              .formatted(unknown.type().wireName(), found, DidYouMean.sentence(names, text)));
    }
    throw new IllegalStateException("no text of " + type);
  }

  /** JSON where it is some, and else the text itself. */
  private static @Nullable Object any(String text) {
    try {
      return JsonReader.read(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static byte[] bytes(String text, String path) {
    try {
      if (text.startsWith("hex:")) {
        return HexFormat.of().parseHex(text, "hex:".length(), text.length());
      }
      if (text.startsWith("base64:")) {
        return Base64.getDecoder().decode(text.substring("base64:".length()));
      }
    } catch (IllegalArgumentException e) {
      throw ArgumentException.expected(
          path, "bytes behind hex: or base64:", "'" + text + "' (" + e.getMessage() + ")");
    }
    return text.getBytes(UTF_8);
  }

  private static Instant timestamp(String text, String path) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ArgumentException.expected(
          path, "a point in time such as 2026-01-31T12:00:00Z", "'" + text + "'");
    }
  }

  private static UUID uuid(String text, String path) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw ArgumentException.expected(
        path, "a UUID such as 123e4567-e89b-12d3-a456-426614174000", "'" + text + "'");
  }
}
