package dev.zerorpc.idl.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.contract.validation.ContractValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractImporterTest {
  private static final ImportRequest REQUEST =
      new ImportRequest("tcp://host:4242", "imported.metrics", null);

  @Test
  void writesWhatTheServerTells() throws InspectionException {
    ImportedContract imported =
        importFrom(
            server(
                "metrics",
                method("hello", "Greets.\n\n    With a name.\n  ", argument("name")),
                method("range", "", argument("from"), argument("to"), argument("step", 1L))));
    assertThat(imported.text())
        .isEqualTo(
            """
            // Imported from tcp://host:4242, as far as the server tells.
            // No server tells types, or whether a result is a stream: replace any by what you know.

            namespace imported.metrics;

            @name("metrics") service Metrics {
              /// Greets.
              ///
              /// With a name.
              hello(name: any) -> any;
              range(from: any, to: any, step: i64 = 1) -> any;
            }
            """);
    assertThat(imported.notes()).hasSize(1);
  }

  @Test
  void keepsDefaultsThatAContractCanState() throws InspectionException {
    ImportedContract imported =
        importFrom(
            server(
                "S",
                method(
                    "all",
                    "",
                    argument("a", true),
                    argument("b", -7),
                    argument("c", 1.5),
                    argument("d", 1e300),
                    argument("e", "it's \"x\"\n"),
                    argument("f", null),
                    argument("g", List.of()),
                    argument("h", Map.of())),
                method("some", "", argument("a", 1), argument("b", List.of(1)), argument("c", 2)),
                method("odd", "", argument("a", Double.NaN), argument("b", new byte[] {1}))));
    assertThat(imported.text())
        .contains(
            "all(a: bool = true, b: i64 = -7, c: f64 = 1.5, d: f64 = 1.0e300,"
                + " e: string = \"it's \\\"x\\\"\\n\", f: any? = null, g: list<any> = [],"
                + " h: map<string, any> = {}) -> any;")
        .contains("some(a: i64, b: any, c: i64 = 2) -> any;")
        .contains("odd(a: any, b: any) -> any;")
        .contains(
            "// These parameters may be left out, but a contract cannot state their defaults:"
                + " a of some, b of some, a of odd, b of odd.");
  }

  @Test
  void fallsBackToListAndHelp() throws InspectionException {
    List<String> asked = new ArrayList<>();
    RemoteInspection python =
        (method, arguments) -> {
          asked.add(method + Arrays.toString(arguments));
          return switch (method) {
            case "_zerorpc_inspect" ->
                throw InspectionException.refused("AttributeError: no\ngetargspec", null);
            case "_zerorpc_list" -> List.of("time", "lolita");
            case "_zerorpc_name" -> "Time".getBytes(UTF_8);
            default -> {
              if (arguments[0].equals("lolita")) {
                throw InspectionException.refused("KeyError: lolita", null);
              }
              yield "The time.";
            }
          };
        };
    ImportedContract imported = importFrom(python);
    assertThat(asked)
        .containsExactly(
            "_zerorpc_inspect[]",
            "_zerorpc_list[]",
            "_zerorpc_help[time]",
            "_zerorpc_help[lolita]",
            "_zerorpc_name[]");
    assertThat(imported.text())
        .contains(
            "// This one answers _zerorpc_inspect with an error (AttributeError: no getargspec)")
        .contains(
            "// The parameters of these methods are not known, write them yourself: time, lolita.")
        .endsWith(
            """
            service Time {
              /// The time.
              time() -> any;
              lolita() -> any;
            }
            """);
  }

  @Test
  void readsNamesAsBytesAndSkipsSelf() throws InspectionException {
    Map<Object, Object> argument = Map.of("name".getBytes(UTF_8), "self".getBytes(UTF_8));
    Map<Object, Object> other = Map.of("name".getBytes(UTF_8), "x".getBytes(UTF_8));
    Map<Object, Object> details =
        Map.of("args".getBytes(UTF_8), List.of(argument, other, argument), "doc", "");
    ImportedContract imported =
        importFrom(
            (method, arguments) ->
                Map.of("name", "S", "methods", Map.of("m".getBytes(UTF_8), details)));
    assertThat(imported.text()).contains("m(x: any, self: any) -> any;");
  }

  @Test
  void writesNamesOfEveryKind() throws InspectionException {
    ImportedContract imported =
        importFrom(
            server(
                "my-service 2",
                method("add-42", "", argument("a b"), argument("a-b"), argument("")),
                method("add_42", ""),
                method("users.get", ""),
                method("9", ""),
                method("größe", ""),
                method("true", "", argument("null")),
                method("toString", ""),
                method("class", ""),
                method("_private", ""),
                method("OK", ""),
                method("bell\u0007", "")));
    assertThat(imported.text())
        .contains("@name(\"my-service 2\") service MyService2 {")
        .contains(
            "@name(\"add-42\") add_42(@name(\"a b\") a_b: any, @name(\"a-b\") a_b_2: any,"
                + " unnamed_: any) -> any;")
        .contains("@name(\"add_42\") add_42_2() -> any;")
        .contains("@name(\"users.get\") users_get() -> any;")
        .contains("@name(\"9\") _9() -> any;")
        .contains("@name(\"größe\") gr__e() -> any;")
        .contains("`true`(`null`: any) -> any;")
        .contains("@name(\"toString\") toString_() -> any;")
        .contains("\n  class() -> any;")
        .contains("they are left out: _private, OK, bell.")
        .doesNotContain("bell\u0007");
    List<String> problems = new ArrayList<>();
    new ContractValidator().validate(imported.contract(), d -> problems.add(d.describe()));
    assertThat(problems).isEmpty();
  }

  @Test
  void aStrangersTextStaysInItsComment() throws InspectionException {
    ImportedContract imported =
        ContractImporter.importFrom(
            server("S", method("m", "One.\r\nservice Evil {}\u2028x\u0000\n")),
            new ImportRequest("tcp://host\nservice Evil {}", "p", "Mine"));
    assertThat(imported.text().lines().filter(line -> line.contains("Evil")))
        .allMatch(line -> line.strip().startsWith("//"));
    assertThat(imported.text()).contains("@name(\"S\") service Mine {");
  }

  @Test
  void saysWhenTheServerIsNone() {
    assertThatThrownBy(() -> importFrom((method, arguments) -> 42L))
        .isInstanceOf(InspectionException.class)
        .hasMessageContaining(
            "describes _zerorpc_inspect with a value of Long where a map belongs");
    assertThatThrownBy(
            () ->
                importFrom(
                    (method, arguments) -> {
                      throw InspectionException.unreachable("Nobody there.", null);
                    }))
        .isInstanceOf(InspectionException.class)
        .hasMessage("Nobody there.");
  }

  @Test
  void refusesNamesThatAreNone() {
    assertThatThrownBy(() -> new ImportRequest("x", "a..b", null))
        .hasMessageContaining("the namespace 'a..b' is none");
    assertThatThrownBy(() -> new ImportRequest("x", "a", "my service"))
        .hasMessageContaining("the service name 'my service' is none");
  }

  private static ImportedContract importFrom(RemoteInspection server) throws InspectionException {
    return ContractImporter.importFrom(server, REQUEST);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read only.
  private static RemoteInspection server(String name, Map.Entry<String, Object>... methods) {
    Map<String, Object> all = new LinkedHashMap<>();
    Arrays.stream(methods).forEach(method -> all.put(method.getKey(), method.getValue()));
    return (method, arguments) -> {
      assertThat(method).isEqualTo("_zerorpc_inspect");
      return Map.of("name", name, "methods", all);
    };
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read only.
  private static Map.Entry<String, Object> method(
      String name, String documentation, Map<String, Object>... arguments) {
    return Map.entry(name, Map.of("args", List.of(arguments), "doc", documentation));
  }

  private static Map<String, Object> argument(String name) {
    return Map.of("name", name);
  }

  private static Map<String, Object> argument(String name, @Nullable Object value) {
    Map<String, Object> argument = new LinkedHashMap<>();
    argument.put("name", name);
    argument.put("default", value);
    return argument;
  }
}
