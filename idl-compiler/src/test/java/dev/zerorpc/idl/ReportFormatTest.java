package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.ReportCode;
import dev.zerorpc.contract.diagnostic.ReportFormat;
import dev.zerorpc.contract.diagnostic.Reportable;
import dev.zerorpc.contract.diff.Change;
import dev.zerorpc.contract.diff.ChangeCode;
import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.lint.Finding;
import dev.zerorpc.idl.lint.LintRule;
import dev.zerorpc.idl.lint.Linter;
import dev.zerorpc.idl.syntax.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the linter and the comparison find is shown like diagnostics. */
class ReportFormatTest {
  private static final String BEFORE =
      """
      namespace p;
      service S {
        total(name: string) -> i32;
        gone();
      }
      service Old { m(); }
      """;
  private static final String AFTER =
      """
      namespace p;

      service S {
        total(name: string) -> i64;
      }
      struct T { x: i32; }
      """;

  @Test
  void peopleSeeTheLineOfAFinding() {
    assertThat(ReportFormat.TEXT.of(findings()))
        .isEqualTo(
            """
            /in/a.zrpc:1:15: lint[untyped]: the parameter a of m is any, so nothing checks it
                1 | service S { m(a: any); }
                  |               ^ say what it is.
            """);
  }

  @Test
  void peopleSeeBothLinesOfAChange() {
    assertThat(ReportFormat.TEXT.of(changes()))
        .isEqualTo(
            """
            new.zrpc:4:3: breaks the wire [result-type-changed]: method S.total answered i32 and answers i64: clients and servers of different versions fail on some values
                4 |   total(name: string) -> i64;
                  |   ^^^^^
            git:v1/old.zrpc:3:3: it was here
                3 |   total(name: string) -> i32;
                  |   ^^^^^
            new.zrpc:3:9: breaks the wire [method-removed]: method S.gone is gone: old clients that call it get an error
                3 | service S {
                  |         ^
            git:v1/old.zrpc:4:3: it was here
                4 |   gone();
                  |   ^^^^
            git:v1/old.zrpc:6:9: breaks the wire [service-removed]: service Old is gone: old clients call methods that no new server has
                6 | service Old { m(); }
                  |         ^^^
            new.zrpc:6:8: compatible[definition-added]: struct T is new
                6 | struct T { x: i32; }
                  |        ^
            """);
  }

  @Test
  void programsGetFindings() {
    assertThat(JsonValue.parse(ReportFormat.JSON.of(findings())))
        .isEqualTo(
            List.of(
                Map.of(
                    "severity", "warning",
                    "kind", "lint",
                    "code", "untyped",
                    "message", "the parameter a of m is any, so nothing checks it",
                    "cure", "Say what it is.",
                    "path", "/in/a.zrpc",
                    "line", 1L,
                    "column", 15L,
                    "endColumn", 16L)));
  }

  @Test
  void programsGetChangesWithBothPlaces() {
    List<Object> changes = JsonValue.list(JsonValue.parse(ReportFormat.JSON.of(changes())));
    assertThat(JsonValue.object(changes.get(0)))
        .containsEntry("severity", "error")
        .containsEntry("kind", "breaks the wire")
        .containsEntry("code", "result-type-changed")
        .containsEntry("path", "new.zrpc")
        .containsEntry("line", 4L)
        .containsEntry(
            "before", Map.of("path", "git:v1/old.zrpc", "line", 3L, "column", 3L, "endColumn", 8L));
    assertThat(JsonValue.object(changes.get(3)))
        .containsEntry("severity", "note")
        .containsEntry("kind", "compatible")
        .doesNotContainKey("before");
  }

  @Test
  void scannersGetAllOfThemInOneLog() {
    List<Reportable> all = new ArrayList<>();
    all.addAll(compile("d.zrpc", "service Empty {}").diagnostics());
    all.addAll(findings());
    changes().forEach(change -> all.add(change.notice().at(Notice.Level.WARNING)));
    Map<String, Object> log = JsonValue.object(JsonValue.parse(ReportFormat.SARIF.of(all)));
    SarifSchema.check(log);
    List<Object> results =
        JsonValue.list(JsonValue.object(JsonValue.list(log.get("runs")).get(0)).get("results"));
    assertThat(results)
        .extracting(result -> JsonValue.object(result).get("ruleId"))
        .containsExactly(
            "empty-service",
            "untyped",
            "result-type-changed",
            "method-removed",
            "service-removed",
            "definition-added");
    assertThat(results.get(1).toString()).contains("uri=file:///in/a.zrpc");
    assertThat(results.get(2).toString())
        .contains("level=warning", "relatedLocations=[{", "uri=git%3Av1/old.zrpc");
    assertThat(JsonValue.object(results.get(4))).doesNotContainKey("relatedLocations");
  }

  @Test
  void everyCodeHasHelp() {
    List<ReportCode> codes =
        Stream.<ReportCode>concat(
                Arrays.stream(ChangeCode.values()), Arrays.stream(LintRule.values()))
            .toList();
    assertThat(codes)
        .allSatisfy(
            code -> assertThat(code.help()).doesNotContain("%").matches(".*\\. docs/.*\\."));
    assertThat(ChangeCode.METHOD_REMOVED.help())
        .isEqualTo(
            "A change that breaks the wire. method … is gone: old clients that call it get an"
                + " error. docs/compatibility.md has the rules.");
  }

  @Test
  void formatsAreChosenByName() {
    assertThat(ReportFormat.named("sarif")).isEqualTo(ReportFormat.SARIF);
    assertThatThrownBy(() -> ReportFormat.named("xml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no format 'xml'. There are text, json, sarif.");
  }

  private static List<Finding> findings() {
    return Linter.lint(compile("/in/a.zrpc", "service S { m(a: any); }"), Set.of(LintRule.UNTYPED));
  }

  private static List<Change> changes() {
    return ContractDiff.compare(
        compile("git:v1/old.zrpc", BEFORE).contract(), compile("new.zrpc", AFTER).contract());
  }

  private static CompilationResult compile(String path, String text) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of(path, text)));
    assertThat(result.hasErrors()).isFalse();
    return result;
  }
}
