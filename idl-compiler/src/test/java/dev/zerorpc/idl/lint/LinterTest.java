package dev.zerorpc.idl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "missing-documentation | struct A { x: i32; } | 1:8 | the struct A",
        "missing-documentation | /** D */ service S { m(); } | 1:22 | the method m",
        "type-name | struct my_thing { x: i32; } | 1:8 | Call it MyThing",
        "member-name | struct A { Name: i32; } | 1:12 | the field Name",
        "member-name | service S { m(X: i32); } | 1:15 | the parameter X",
        "member-name | service S { Do(); } | 1:13 | the method Do",
        "constant-name | const maxBatch: i32 = 1; | 1:7 | Call it MAX_BATCH",
        "unused-type | service S { m(); } struct A { x: B; } struct B { y: i32; } | 1:27 | struct A",
        "wide-integer | struct A { x: u64; } | 1:15 | the field x is u64",
        "boolean-trap | service S { m(a: bool, b: i32, c: bool); } | 1:13 | which of a, c is",
        "closed-enum | enum E { a; } | 1:6 | enum E",
        "untyped | service S { m(a: any); } | 1:15 | the parameter a of m",
        "untyped | service S { m() -> any; } | 1:13 | the result of m",
        "unexplained-deprecation | struct A { x: i32; } @deprecated struct B { x: i32; } | 1:22 | B",
        "unexplained-deprecation | struct A { @deprecated x: i32; } | 1:12 | the field x",
        "unexplained-deprecation | error A { @deprecated x: i32; } | 1:11 | the field x",
        "unexplained-deprecation | union A { i: i32; @deprecated x: f32; } | 1:19 | the member x",
        "unexplained-deprecation | enum A { @deprecated x; y @default; } | 1:10 | the constant x",
        "unexplained-deprecation | @deprecated const A: i32 = 1; | 1:1 | the constant A",
      })
  void finds(String rule, String text, String place, String words) {
    List<Finding> findings =
        Linter.lint(compile(text), Set.of(rule(rule))).stream()
            .filter(finding -> finding.origin().describe().equals("a.zrpc:" + place))
            .toList();
    assertThat(findings).as("at %s", place).hasSize(1);
    assertThat(findings.get(0).message()).contains(words).endsWith(".");
    assertThat(findings.get(0).describe()).startsWith("a.zrpc:" + place + ": lint[" + rule + "]: ");
  }

  @Test
  void findsUnusedImports() {
    CompilationResult result =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(
                SourceText.of(
                    "d/a.zrpc", "import \"b.zrpc\"; import \"c.zrpc\"; struct A { b: B; }"),
                SourceText.of("d/b.zrpc", "namespace b; struct B { x: i32; }"),
                SourceText.of("d/c.zrpc", "namespace c; struct C { x: i32; }")));
    List<Finding> findings = Linter.lint(result, Set.of(LintRule.UNUSED_IMPORT));
    assertThat(findings)
        .extracting(Finding::describe)
        .containsExactly(
            "d/a.zrpc:1:25: lint[unused-import]: nothing of \"c.zrpc\" is used here. Remove the import.");
  }

  @Test
  void findsNothingInAGoodContract() {
    String good =
        """
        /// The most.
        const MAX_BATCH: i32 = 1;

        /// Good.
        service Good {
          /// Does.
          do_it(loud: bool, how: How) -> Thing throws Bad;

          /// Old.
          @deprecated("use do_it") old();
        }

        /// How.
        enum How { slowly; unknown @default; }

        /// Thing.
        struct Thing { name: string; count: i64; }

        /// Bad.
        error Bad { reason: string; }
        """;
    assertThat(Linter.lint(compile(good), LintRule.without(List.of()))).isEmpty();
  }

  @Test
  void rulesAreSwitchedOffByName() {
    CompilationResult result = compile("enum e { a; }");
    assertThat(Linter.lint(result, EnumSet.allOf(LintRule.class)))
        .extracting(finding -> finding.rule().id())
        .containsExactly("missing-documentation", "type-name", "closed-enum");
    assertThat(Linter.lint(result, LintRule.without(List.of("type-name", "closed-enum"))))
        .extracting(Finding::rule)
        .containsExactly(LintRule.MISSING_DOCUMENTATION);
    assertThatThrownBy(() -> LintRule.without(List.of("type-nam")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no lint rule 'type-nam'. Did you mean 'type-name'?");
  }

  @Test
  void everyRuleIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/linting.md"));
    for (LintRule rule : LintRule.values()) {
      assertThat(page).contains("\n## " + rule.id() + "\n");
    }
    assertThat(page.split("\n## ", -1)).hasSize(LintRule.values().length + 1);
  }

  private static LintRule rule(String id) {
    return EnumSet.allOf(LintRule.class).stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static CompilationResult compile(String text) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of("a.zrpc", text)));
    assertThat(result.diagnostics()).isEmpty();
    return result;
  }
}
