package dev.zerorpc.idl.remote;

import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A default that a contract can state, with the type that it tells.
 *
 * @param type the type of the parameter
 * @param value the default
 */
record ImportedDefault(TypeRef type, DefaultValue value) {
  private static final TypeRef ANY = new Scalar(ScalarKind.ANY);

  /** Empty for values that the language has no literal for. */
  static Optional<ImportedDefault> of(@Nullable Object value) {
    if (value == null) {
      return of(new OptionalOf(ANY, OptionalForm.NULLABLE), "null");
    }
    if (value instanceof Boolean) {
      return of(new Scalar(ScalarKind.BOOL), value.toString());
    }
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return of(new Scalar(ScalarKind.I64), value.toString());
    }
    if (value instanceof BigInteger big) {
      return of(
          new Scalar(big.bitLength() < Long.SIZE ? ScalarKind.I64 : ScalarKind.BIGINT),
          big.toString());
    }
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number)
          ? of(new Scalar(ScalarKind.F64), decimal(number))
          : Optional.empty();
    }
    if (value instanceof String text && isWellFormed(text)) {
      return of(new Scalar(ScalarKind.STRING), text);
    }
    if (value instanceof List<?> list && list.isEmpty()) {
      return of(new ListOf(ANY, ListForm.LIST), "[]");
    }
    return value instanceof Map<?, ?> map && map.isEmpty()
        ? of(new MapOf(new Scalar(ScalarKind.STRING), ANY), "{}")
        : Optional.empty();
  }

  private static Optional<ImportedDefault> of(TypeRef type, String text) {
    return Optional.of(new ImportedDefault(type, new DefaultValue(text)));
  }

  private static String decimal(double number) {
    String text = new BigDecimal(Double.toString(number)).toPlainString();
    return text.length() <= 40 ? text : Double.toString(number).replace("E", "e");
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
