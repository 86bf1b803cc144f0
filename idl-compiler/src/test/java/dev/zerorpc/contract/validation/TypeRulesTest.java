package dev.zerorpc.contract.validation;

import static dev.zerorpc.testing.Contracts.ANY;
import static dev.zerorpc.testing.Contracts.BYTES;
import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.STRING;
import static dev.zerorpc.testing.Contracts.array;
import static dev.zerorpc.testing.Contracts.enumOf;
import static dev.zerorpc.testing.Contracts.enumType;
import static dev.zerorpc.testing.Contracts.field;
import static dev.zerorpc.testing.Contracts.list;
import static dev.zerorpc.testing.Contracts.map;
import static dev.zerorpc.testing.Contracts.method;
import static dev.zerorpc.testing.Contracts.nullable;
import static dev.zerorpc.testing.Contracts.optional;
import static dev.zerorpc.testing.Contracts.scalar;
import static dev.zerorpc.testing.Contracts.service;
import static dev.zerorpc.testing.Contracts.set;
import static dev.zerorpc.testing.Contracts.struct;
import static dev.zerorpc.testing.Contracts.structOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.ScalarKind;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import org.junit.jupiter.api.Test;

class TypeRulesTest {
  @Test
  void mapKeysHaveNoParts() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("m")
                        .with("a", list(map(struct("p.T"), STRING)))
                        .with("b", map(list(I32), STRING))
                        .returns(map(nullable(STRING), I32))
                        .build())))
        .containsExactly(
            "parameter a: [map-key] T cannot be the key of a map. Use a type without parts or an"
                + " enum as the key, or a list of structs instead of the map.",
            "parameter b: [map-key] list<i32> cannot be the key of a map. Use a type without parts"
                + " or an enum as the key, or a list of structs instead of the map.",
            "method m: [map-key] string? cannot be the key of a map. Use a type without parts or"
                + " an enum as the key, or a list of structs instead of the map.");
  }

  @Test
  void scalarsAndEnumsAreMapKeys() {
    assertThat(
            Validation.of(
                enumOf("p.U", null, "A"),
                structOf(
                    "p.T",
                    field("a", map(STRING, I32)),
                    field("b", map(ANY, I32)),
                    field("c", map(enumType("p.U"), I32)))))
        .isEmpty();
  }

  @Test
  void arraysAreNeitherKeysNorElementsOfSets() {
    assertThat(
            Validation.of(
                structOf(
                    "p.T",
                    field("a", map(BYTES, I32)),
                    field("b", set(array(I32))),
                    field("c", set(nullable(BYTES))),
                    field("d", set(list(BYTES))),
                    field("e", map(scalar(ScalarKind.BYTES, ScalarForm.BYTE_BUFFER), STRING)))))
        .containsExactly(
            "field a: [array-identity] arrays are compared by identity in Java, so they cannot be"
                + " the keys of a map. Use java.nio.ByteBuffer for bytes, or a List.",
            "field b: [array-identity] arrays are compared by identity in Java, so they cannot be"
                + " the elements of a set. Use java.nio.ByteBuffer for bytes, or a List.",
            "field c: [array-identity] arrays are compared by identity in Java, so they cannot be"
                + " the elements of a set. Use java.nio.ByteBuffer for bytes, or a List.");
  }

  @Test
  void arraysHaveElementsThatJavaHasArraysOf() {
    assertThat(
            Validation.of(
                structOf(
                    "p.T",
                    field("a", array(scalar(ScalarKind.U16))),
                    field("b", array(list(STRING))),
                    field("c", array(array(optional(STRING)))),
                    field("d", array(nullable(list(STRING)))),
                    field("e", array(nullable(STRING))),
                    field("f", array(array(I32))),
                    field("g", array(scalar(ScalarKind.U16, ScalarForm.BOXED))),
                    field("h", list(scalar(ScalarKind.U16, ScalarForm.BOXED))))))
        .containsExactly(
            "field a: [unsupported-array] an array of u16 is not supported."
                + " Use a java.util.List of the same elements.",
            "field b: [unsupported-array] an array of list<string> is not supported."
                + " Use a java.util.List of the same elements.",
            "field c: [unsupported-array] an array of string? is not supported."
                + " Use a java.util.List of the same elements.",
            "field d: [unsupported-array] an array of list<string>? is not supported."
                + " Use a java.util.List of the same elements.");
  }

  @Test
  void nothingIsOptionalTwice() {
    assertThat(
            Validation.of(
                structOf(
                    "p.T",
                    field("a", list(nullable(optional(STRING)))),
                    field("b", optional(list(nullable(STRING)))))))
        .containsExactly(
            "field a: [nested-optional] a value that may be missing is declared as missing twice."
                + " On the wire both are nil: remove one @Nullable or Optional.");
  }

  @Test
  void structsHaveAnEnd() {
    assertThat(
            Validation.of(
                structOf("p.A", field("x", I32), field("b", struct("p.B"))),
                structOf("p.B", field("c", struct("p.C")), field("self", nullable(struct("p.B")))),
                structOf("p.C", field("a", struct("p.A")), field("b", list(struct("p.B")))),
                structOf("p.D", field("a", struct("p.A")))))
        .containsExactly(
            "field b: [endless-struct] struct A always contains itself, through b.c.a, so no value"
                + " of it can exist. Make one of these fields @Nullable, an Optional or a List.",
            "field c: [endless-struct] struct B always contains itself, through c.a.b, so no value"
                + " of it can exist. Make one of these fields @Nullable, an Optional or a List.",
            "field a: [endless-struct] struct C always contains itself, through a.b.c, so no value"
                + " of it can exist. Make one of these fields @Nullable, an Optional or a List.");
  }

  @Test
  void structsMayContainThemselvesWhereTheyCanEnd() {
    assertThat(
            Validation.of(
                structOf(
                    "p.Node",
                    field("parent", nullable(struct("p.Node"))),
                    field("children", list(struct("p.Node"))))))
        .isEmpty();
  }

  @Test
  void enumsHaveConstants() {
    assertThat(Validation.of(enumOf("p.U", null)))
        .containsExactly(
            "U: [empty-enum] enum U has no constants. Add a constant, or use another type.");
  }

  @Test
  void anEnumsDefaultIsOneOfItsConstants() {
    assertThat(Validation.of(enumOf("p.U", "UNKNWON", "COUNT", "UNKNOWN")))
        .containsExactly(
            "U: [unknown-constant] enum U has no constant 'UNKNWON'. Did you mean 'UNKNOWN'?");
    assertThat(Validation.of(enumOf("p.U", "UNKNOWN", "COUNT", "UNKNOWN"))).isEmpty();
  }
}
