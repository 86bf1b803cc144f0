package dev.zerorpc.contract.validation;

import static dev.zerorpc.testing.Contracts.ANY;
import static dev.zerorpc.testing.Contracts.I32;
import static dev.zerorpc.testing.Contracts.I64;
import static dev.zerorpc.testing.Contracts.enumOf;
import static dev.zerorpc.testing.Contracts.errorOf;
import static dev.zerorpc.testing.Contracts.field;
import static dev.zerorpc.testing.Contracts.method;
import static dev.zerorpc.testing.Contracts.parameter;
import static dev.zerorpc.testing.Contracts.service;
import static dev.zerorpc.testing.Contracts.structOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ErrorDefinition.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
  @Test
  void overloadsShareANameOnTheWire() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("add").with("n", I64).build(),
                    method("add").build(),
                    method("sum").named("add").build())))
        .containsExactly(
            "method add: [duplicate-method] service S has more than one method named 'add'."
                + " Methods are told apart by name alone: give this one another with"
                + " @Name(\"…\").",
            "method sum: [duplicate-method] service S has more than one method named 'add'."
                + " Methods are told apart by name alone: give this one another with"
                + " @Name(\"…\").");
  }

  @Test
  void overloadsMayHaveNamesOfTheirOwn() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("add").with("n", I64).build(),
                    method("add").named("add_none").build())))
        .isEmpty();
  }

  @Test
  void parametersFieldsAndConstantsAreToldApart() {
    assertThat(
            Validation.of(
                service(
                    "p.S", method("m").with("a", I32).with(parameter("b", "a", I32, null)).build()),
                structOf("p.T", field("x", I32), field("y", "x", I32, null)),
                errorOf(
                    "p.E",
                    "E",
                    false,
                    "",
                    new Field(field("x", I32)),
                    new Field(field("z", "x", I32, null))),
                enumOf("p.U", null, "A=a", "B=a")))
        .containsExactly(
            "parameter b: [duplicate-parameter] method 'm' has more than one parameter named 'a'."
                + " Give this one another name with @Name(\"…\").",
            "field y: [duplicate-field] struct T has more than one field named 'x'."
                + " Give this one another name with @Name(\"…\").",
            "field z: [duplicate-field] error E has more than one field named 'x'."
                + " Give this one another name with @Name(\"…\").",
            "constant B: [duplicate-constant] enum U has more than one constant named 'a'."
                + " Give this one another name with @Name(\"…\").");
  }

  @Test
  void enumsReferredToAreCheckedAsWell() {
    Contract contract =
        new Contract(
            List.of(service("p.S", method("m").build())), List.of(enumOf("p.U", null, "A=", "B")));
    assertThat(Validation.of(contract))
        .containsExactly(
            "constant A: [empty-name] the name of this constant is empty."
                + " Write a name, or leave @Name out to use Java's.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_private", "_zerorpc_ping"})
  void namesOfTheProtocolAreReserved(String name) {
    assertThat(Validation.of(service("p.S", method("m").named(name).build())))
        .containsExactly(
            "method m: [reserved-name] the name '"
                + name
                + "' of this method is reserved for the protocol itself."
                + " Choose another one with @Name(\"…\").");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK", "ERR", "STREAM", "STREAM_DONE"})
  void namesOfAnswersAreReserved(String name) {
    assertThat(Validation.of(service("p.S", method("m").named(name).build())))
        .containsExactly(
            "method m: [reserved-name] the name '"
                + name
                + "' of this method is reserved for the protocol's answers."
                + " Choose another one with @Name(\"…\").");
  }

  @Test
  void dataMayHaveNamesThatMethodsMayNot() {
    assertThat(
            Validation.of(
                service("p.S", method("ok").with("_id", I32).build()),
                structOf("p.T", field("id", "_id", I32, null), field("OK", I32))))
        .isEmpty();
  }

  @Test
  void namesCanBePrintedAndSent() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("a").named("a\nb").build(),
                    method("b").with(parameter("p", "\ud800", I32, null)).build(),
                    method("größe").named("😀 $x\"\\").build())))
        .containsExactly(
            "method a: [invalid-name] the name 'a\\u000ab' of this method holds a control"
                + " character or half of a surrogate pair."
                + " Give it a name that can be printed and sent as UTF-8.",
            "parameter p: [invalid-name] the name '\\ud800' of this parameter holds a control"
                + " character or half of a surrogate pair."
                + " Give it a name that can be printed and sent as UTF-8.");
  }

  @Test
  void emptyNamesOfDefinitionsAreReportedWithTheirKind() {
    assertThat(
            Validation.of(
                service("p.S", "", true, false, "", method("m").build()),
                errorOf("p.E", "", false, "")))
        .containsExactly(
            "S: [empty-name] the name of this service is empty."
                + " Write a name, or leave @Name out to use Java's.",
            "E: [empty-name] the name of this error is empty."
                + " Write a name, or leave @Name out to use Java's.");
  }

  @Test
  void errorsOfAMethodAreToldApartByName() {
    assertThat(
            Validation.of(
                errorOf("p.A", "Busy", false, ""),
                errorOf("p.B", "Busy", false, ""),
                service(
                    "p.S",
                    method("m").failsWith("p.A").failsWith("p.B").build(),
                    method("n").failsWith("p.B").build())))
        .containsExactly(
            "throws B: [duplicate-error] method 'm' declares another error named 'Busy': p.A."
                + " A caller could not tell them apart: rename one with @Name(\"…\"), or declare"
                + " only one.");
  }

  @Test
  void methodsOfObjectAreNotMethodsOfAService() {
    assertThat(
            Validation.of(
                service(
                    "p.S",
                    method("clone").build(),
                    method("equals").with("other", ANY).build(),
                    method("wait").with("seconds", I32).build())))
        .containsExactly(
            "method clone: [object-method] clone() is a method of every Java object and cannot be"
                + " one of a service. Rename the method; @Name(\"…\") keeps its name on the wire.",
            "method equals: [object-method] equals(any) is a method of every Java object and"
                + " cannot be one of a service."
                + " Rename the method; @Name(\"…\") keeps its name on the wire.");
  }

  @Test
  void generatedClassesHaveNamesToThemselves() {
    assertThat(
            Validation.of(
                structOf("p.A.B"), structOf("p.A_B"), structOf("p.C"), structOf("p.CCodec")))
        .containsExactly(
            "A_B: [generated-name] the generated class p.A_BCodec has the same name as the one"
                + " generated for p.A.B."
                + " Rename one of the two types, or move it to another package.",
            "C: [generated-name] the generated class p.CCodec has the same name as a type of the"
                + " contract. Rename one of the two types, or move it to another package.");
  }

  @Test
  void filesHaveNamesThatEverySystemTakes() {
    assertThat(
            Validation.of(
                structOf("com1.Sample"),
                structOf("p.Nul"),
                structOf("p.Null"),
                structOf("p.Sample"),
                structOf("p.SAmple"),
                structOf("q.SAMPLE")))
        .containsExactly(
            "Sample: [file-name] the file of class com1.Sample cannot exist on every system:"
                + " Windows takes 'com1' for a device. Rename the type or its package.",
            "Nul: [file-name] the file of class p.Nul cannot exist on every system: Windows takes"
                + " 'Nul' for a device. Rename the type or its package.",
            "SAmple: [file-name] the file of class p.SAmple cannot exist on every system: on"
                + " Windows and macOS it is that of class p.Sample. Rename the type or its"
                + " package.");
  }

  @Test
  void equalNamesInDifferentPackagesAreFine() {
    assertThat(Validation.of(structOf("p.A.B"), structOf("q.A_B"))).isEmpty();
  }
}
