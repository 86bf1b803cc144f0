package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticJson;
import dev.zerorpc.contract.diagnostic.DiagnosticSarif;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticFormatsTest {
  private static final String TEXT =
      "namespace metrics;\n".repeat(1) + "\n".repeat(11) + "struct Sample {\n  name:  strng;\n}\n";

  @Test
  void peopleSeeTheLineWithThePlaceUnderlined() {
    assertThat(DiagnosticText.of(compile("metrics.zrpc", TEXT)))
        .isEqualTo(
            """
            metrics.zrpc:14:10: error[unknown-type]: there is no type 'strng'
               14 |   name:  strng;
                  |          ^^^^^ did you mean 'string'?
            """);
  }

  @Test
  void marksStandBelowThePlaceBehindTabsAndWideCharacters() {
    assertThat(
            DiagnosticText.of(compile("a.zrpc", "struct A {\n\t/* \uD83D\uDE00 */\tx: strng;\n}")))
        .isEqualTo(
            """
            a.zrpc:2:13: error[unknown-type]: there is no type 'strng'
                2 | \t/* \uD83D\uDE00 */\tx: strng;
                  | \t       \t   ^^^^^ did you mean 'string'?
            """);
  }

  @Test
  void ofALongLineOnlyThePartAroundThePlaceIsShown() {
    String text =
        "struct A { " + "a: i32; ".repeat(500) + "x: strng; " + "b: i32; ".repeat(500) + "}";
    List<Diagnostic> unknown =
        compile("a.zrpc", text).stream()
            .filter(d -> d.code() == DiagnosticCode.UNKNOWN_TYPE)
            .toList();
    assertThat(DiagnosticText.of(unknown).lines()).hasSize(3).allMatch(line -> line.length() < 200);
    assertThat(DiagnosticText.of(unknown)).contains("x: strng; b: i32;");
  }

  @Test
  void whatStandsInNoFileHasNoExcerpt() {
    Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.EMPTY_ENUM, Origin.UNKNOWN, "Unit");
    assertThat(DiagnosticText.of(diagnostic))
        .isEqualTo(
            """
            unknown: error[empty-enum]: enum Unit has no constants
                  | add a constant, or use another type.
            """);
    assertThat(JsonValue.parse(DiagnosticJson.of(List.of(diagnostic))))
        .isEqualTo(
            List.of(
                Map.of(
                    "severity", "error",
                    "code", "empty-enum",
                    "message", "enum Unit has no constants",
                    "cure", "Add a constant, or use another type.",
                    "place", "unknown")));
  }

  @Test
  void programsGetJson() {
    assertThat(JsonValue.parse(DiagnosticJson.of(compile("a \"b\".zrpc", TEXT))))
        .isEqualTo(
            List.of(
                Map.of(
                    "severity", "error",
                    "code", "unknown-type",
                    "message", "there is no type 'strng'",
                    "cure", "Did you mean 'string'?",
                    "path", "a \"b\".zrpc",
                    "line", 14L,
                    "column", 10L,
                    "endColumn", 15L)));
    assertThat(JsonValue.parse(DiagnosticJson.of(List.of()))).isEqualTo(List.of());
  }

  @Test
  void scannersGetSarif() {
    List<Diagnostic> diagnostics =
        compile("my contracts/ü.zrpc", "struct A { x: strng; y: Nope; }\nservice S {}");
    Map<String, Object> log = JsonValue.object(JsonValue.parse(DiagnosticSarif.of(diagnostics)));
    SarifSchema.check(log);

    assertThat(log)
        .containsOnlyKeys("$schema", "version", "runs")
        .containsEntry("version", "2.1.0");
    Map<String, Object> run = JsonValue.object(JsonValue.list(log.get("runs")).get(0));
    assertThat(run).containsOnlyKeys("tool", "columnKind", "results");
    assertThat(run).containsEntry("columnKind", "unicodeCodePoints");
    Map<String, Object> driver = JsonValue.object(JsonValue.object(run.get("tool")).get("driver"));
    assertThat(driver).containsEntry("name", "zerorpc");
    assertThat(driver.get("rules"))
        .isEqualTo(
            List.of(
                Map.of(
                    "id", "unknown-type",
                    "help",
                        Map.of(
                            "text",
                            "there is no … '…'. docs/diagnostics.md#unknown-type has examples."),
                    "defaultConfiguration", Map.of("level", "error")),
                Map.of(
                    "id", "empty-service",
                    "help",
                        Map.of(
                            "text",
                            "service … has no methods. Add a method."
                                + " docs/diagnostics.md#empty-service has examples."),
                    "defaultConfiguration", Map.of("level", "warning"))));
    assertThat(run.get("results"))
        .isEqualTo(
            List.of(
                result(
                    "unknown-type",
                    0,
                    "error",
                    1,
                    15,
                    20,
                    "there is no type 'strng'. Did you mean 'string'?"),
                result(
                    "unknown-type",
                    0,
                    "error",
                    1,
                    25,
                    29,
                    "there is no type 'Nope'. Define it, or import the file that does."),
                result(
                    "empty-service",
                    1,
                    "warning",
                    2,
                    9,
                    10,
                    "service S has no methods. Add a method.")));
  }

  @Test
  void sarifWithoutResultsIsComplete() {
    Map<String, Object> log = JsonValue.object(JsonValue.parse(DiagnosticSarif.of(List.of())));
    SarifSchema.check(log);
    Map<String, Object> run = JsonValue.object(JsonValue.list(log.get("runs")).get(0));
    assertThat(run).containsEntry("results", List.of());
  }

  private static Map<String, Object> result(
      String rule, long index, String level, long line, long column, long endColumn, String text) {
    return Map.of(
        "ruleId", rule,
        "ruleIndex", index,
        "level", level,
        "message", Map.of("text", text),
        "locations",
            List.of(
                Map.of(
                    "physicalLocation",
                    Map.of(
                        "artifactLocation", Map.of("uri", "my%20contracts/%C3%BC.zrpc"),
                        "region",
                            Map.of(
                                "startLine", line,
                                "startColumn", column,
                                "endColumn", endColumn)))));
  }

  private static List<Diagnostic> compile(String path, String text) {
    return ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of(path, text)))
        .diagnostics();
  }
}
