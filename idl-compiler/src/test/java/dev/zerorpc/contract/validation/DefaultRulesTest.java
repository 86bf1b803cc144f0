package dev.zerorpc.contract.validation;

import static dev.zerorpc.testing.Contracts.ANY;
import static dev.zerorpc.testing.Contracts.BOOL;
import static dev.zerorpc.testing.Contracts.BYTES;
import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.I8;
import static dev.zerorpc.testing.Contracts.STRING;
import static dev.zerorpc.testing.Contracts.enumOf;
import static dev.zerorpc.testing.Contracts.enumType;
import static dev.zerorpc.testing.Contracts.errorOf;
import static dev.zerorpc.testing.Contracts.field;
import static dev.zerorpc.testing.Contracts.list;
import static dev.zerorpc.testing.Contracts.map;
import static dev.zerorpc.testing.Contracts.method;
import static dev.zerorpc.testing.Contracts.nullable;
import static dev.zerorpc.testing.Contracts.scalar;
import static dev.zerorpc.testing.Contracts.service;
import static dev.zerorpc.testing.Contracts.struct;
import static dev.zerorpc.testing.Contracts.structOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.ErrorDefinition.Field;
import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultRulesTest {
  @ParameterizedTest
  @CsvSource({
    "I8, 128, -128, 127",
    "I16, -32769, -32768, 32767",
    "I32, 0x80000000, -2147483648, 2147483647",
    "I64, 9223372036854775808, -9223372036854775808, 9223372036854775807",
    "U8, -1, 0, 255",
    "U16, 65536, 0, 65535",
    "U32, 4294967296, 0, 4294967295",
    "U64, 18446744073709551616, 0, 18446744073709551615",
    "BIGINT, -9223372036854775809, -9223372036854775808, 18446744073709551615",
    "F32, 1e39, -3.4028235E38, 3.4028235E38",
    "F64, 1e309, -1.7976931348623157E308, 1.7976931348623157E308"
  })
  void numbersFitTheirType(ScalarKind kind, String text, String least, String greatest) {
    assertThat(ofDefault(scalar(kind), text))
        .containsExactly(
            "field f: [default-out-of-range] the default '%s' does not fit in type %s. Its values go from %s to %s: change the value or the type."
                .formatted(text, kind.keyword(), least, greatest));
    assertThat(ofDefault(scalar(kind), greatest)).isEmpty();
    assertThat(ofDefault(scalar(kind), least)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "I32, one, \"a whole number, such as 42 or 0x2a\"",
        "I32, 1_, \"a whole number, such as 42 or 0x2a\"",
        "I32, null, \"a whole number, such as 42 or 0x2a\"",
        "F64, 1., \"a decimal number, such as 2.5 or 1e-3\"",
        "F64, NaN, \"a decimal number, such as 2.5 or 1e-3\"",
        "BOOL, yes, true or false",
        "DURATION, 5, \"a whole number with its unit, such as 250ms, 2s, 5m or 1h\""
      })
  void literalsLookLikeTheirType(ScalarKind kind, String text, String expected) {
    assertThat(ofDefault(scalar(kind), text))
        .containsExactly(
            "field f: [bad-default] the default '%s' is not a value of type %s. Write %s."
                .formatted(text, kind.keyword(), expected));
  }

  @Test
  void collectionsAreEmpty() {
    assertThat(ofDefault(list(I32), "[1]"))
        .containsExactly(
            "field f: [bad-default] the default '[1]' is not a value of type list<i32>."
                + " Write [], the only default of a list or set.");
    assertThat(ofDefault(map(STRING, I32), "[]"))
        .containsExactly(
            "field f: [bad-default] the default '[]' is not a value of type map<string, i32>."
                + " Write {}, the only default of a map.");
    assertThat(ofDefault(list(I32), "[]")).isEmpty();
    assertThat(ofDefault(map(STRING, I32), "{}")).isEmpty();
  }

  @Test
  void someTypesHaveNoDefaults() {
    for (TypeRef type :
        List.of(
            ANY,
            BYTES,
            struct("p.Other"),
            scalar(ScalarKind.TIMESTAMP),
            nullable(scalar(ScalarKind.UUID)))) {
      assertThat(ofDefault(type, "x"))
          .hasSize(1)
          .first()
          .asString()
          .contains("[default-not-supported]", "cannot have a default. Remove @Default;");
    }
  }

  @Test
  void optionalTypesMayHaveNoValue() {
    assertThat(ofDefault(nullable(I8), "null")).isEmpty();
    assertThat(ofDefault(nullable(struct("p.Other")), "null")).isEmpty();
    assertThat(ofDefault(nullable(I8), "7")).isEmpty();
    assertThat(ofDefault(STRING, "null")).isEmpty();
    assertThat(ofDefault(BOOL, "true")).isEmpty();
  }

  @Test
  void constantsAreThoseOfTheEnum() {
    assertThat(
            Validation.of(
                enumOf("p.U", null, "COUNT=count", "MILLIS=ms"),
                service(
                    "p.S",
                    method("m")
                        .with("a", enumType("p.U"), "MILIS")
                        .with("b", nullable(enumType("p.U")), "seconds")
                        .with("c", enumType("p.U"), "MILLIS")
                        .with("d", enumType("p.U"), "ms")
                        .build())))
        .containsExactly(
            "parameter a: [unknown-constant] enum U has no constant 'MILIS'."
                + " Did you mean 'MILLIS'?",
            "parameter b: [unknown-constant] enum U has no constant 'seconds'."
                + " It has COUNT, MILLIS.");
  }

  @Test
  void fieldsOfErrorsAreChecked() {
    assertThat(
            Validation.of(
                errorOf("p.E", "E", false, "", new Field(field("limit", "limit", I32, "much")))))
        .containsExactly(
            "field limit: [bad-default] the default 'much' is not a value of type i32."
                + " Write a whole number, such as 42 or 0x2a.");
  }

  private static List<String> ofDefault(TypeRef type, String text) {
    return Validation.of(structOf("p.T", field("f", "f", type, text)));
  }
}
