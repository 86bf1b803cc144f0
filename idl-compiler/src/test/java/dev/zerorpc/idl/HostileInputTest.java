package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticJson;
import dev.zerorpc.contract.diagnostic.DiagnosticSarif;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceRange;
import dev.zerorpc.idl.syntax.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, the compiler ends with diagnostics. */
class HostileInputTest {
  /** Far more than it takes, even on a busy machine; what is not linear takes much longer. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int REPETITIONS = 30_000;

  @Property(tries = 2000)
  void anyBytesGiveDiagnostics(@ForAll @Size(max = 200) byte[] bytes) {
    List<String> reported = new ArrayList<>();
    SourceText text =
        SourceText.decode("f.zrpc", bytes, diagnostic -> reported.add(diagnostic.message()));
    check(text);
    assertThat(reported.size()).isLessThanOrEqualTo(1);
  }

  @Property(tries = 3000)
  void anyTokensGiveDiagnostics(@ForAll("tokens") String text) {
    check(SourceText.of("f.zrpc", text));
  }

  @Property(tries = 2000)
  void changedFilesGiveDiagnostics(@ForAll("changed") String text) {
    check(SourceText.of("f.zrpc", text));
  }

  @Provide
  Arbitrary<String> tokens() {
    return token().list().ofMaxSize(60).map(tokens -> String.join(" ", tokens));
  }

  @Provide
  Arbitrary<String> changed() {
    List<String> texts = Corpus.valid().stream().map(Corpus::text).toList();
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 3000);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 20);
    Arbitrary<String> once =
        Combinators.combine(Arbitraries.of(texts), places, lengths, token())
            .as(HostileInputTest::change);
    return Combinators.combine(once, places, lengths, token()).as(HostileInputTest::change);
  }

  private static String change(String text, int place, int length, String token) {
    int start = text.isEmpty() ? 0 : place % text.length();
    return text.substring(0, start)
        + token
        + text.substring(Math.min(text.length(), start + length));
  }

  private static Arbitrary<String> token() {
    return Arbitraries.of(
        "namespace",
        "option",
        "import",
        "const",
        "enum",
        "struct",
        "union",
        "error",
        "service",
        "extends",
        "oneway",
        "throws",
        "void",
        "stream",
        "list",
        "map",
        "set",
        "i32",
        "string",
        "a",
        "B",
        "java_package",
        "true",
        "null",
        "{",
        "}",
        "(",
        ")",
        "<",
        ">",
        "[",
        "]",
        ":",
        ";",
        ",",
        "=",
        ".",
        "?",
        "@",
        "->",
        "@name",
        "@default",
        "@range",
        "@java",
        "\"x\"",
        "\"array\"",
        "\"",
        "`",
        "`x`",
        "1",
        "-1",
        "0x",
        "2s",
        "1.5",
        "9e999",
        "//",
        "/*",
        "*/",
        "///x\n",
        "\n",
        "\r",
        "\u0000",
        "\ud800",
        "\u00e9",
        "#",
        "'",
        "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@a(",
        "[",
        "{",
        "}",
        "<",
        "struct A { x: list<",
        "@name(\"x\") ",
        "`",
        "\"",
        "/*",
        "/**/",
        "///\n",
        "\r",
        "struct A {",
        "enum A { X; }",
        "service S extends S, ",
        "a.",
        "; ",
        "x: ",
        "struct A { x: Nope; } ",
        "import \"x\";",
        "const A: i32 = ",
        "\\",
        "'",
        "i32?",
        "1",
        "a",
        "enum A { 1 } ",
        "service S { m(",
        "option x = [",
        "error E { a: map<i32, ",
        "@ @ ",
        "\u00e9"
      })
  void aPartThatIsRepeatedTakesTimeInProportion(String part) {
    for (String before : List.of("", "struct A { x: ", "struct A { x: i32 = ", "service S { ")) {
      String text = before + part.repeat(REPETITIONS);
      assertTimeoutPreemptively(LIMIT, () -> check(SourceText.of("f.zrpc", text)));
    }
  }

  @Test
  void longChainsNeedNoStack() {
    int length = 20_000;
    String structs = each(length, i -> "struct S%d { next: S%d; }\n".formatted(i, i + 1));
    String constants = each(length, i -> "const C%d: i32 = C%d;\n".formatted(i, i + 1));
    String text =
        structs
            + "struct S%d { end: i32; }\n".formatted(length)
            + constants
            + "const C%d: i32 = 7;\n".formatted(length);
    CompilationResult result = assertTimeoutPreemptively(LIMIT, () -> Corpus.compile(text));
    assertThat(DiagnosticText.of(result.diagnostics())).isEmpty();
    assertThat(result.contract().constants().get(0).value().text()).isEqualTo("7");
  }

  @Test
  void longCirclesAreReportedAndThatIsAll() {
    int length = 5_000;
    String structs =
        each(length, i -> "struct S%d { next: S%d; }\n".formatted(i, (i + 1) % length));
    CompilationResult result = assertTimeoutPreemptively(LIMIT, () -> Corpus.compile(structs));
    assertThat(result.diagnostics())
        .isNotEmpty()
        .allMatch(d -> d.code() == DiagnosticCode.ENDLESS_STRUCT && d.message().length() < 300);
  }

  @Test
  void servicesThatExtendEachOtherForEverAreReported() {
    String services =
        each(2000, i -> "service S%d extends S%d { m%d(); }\n".formatted(i, i + 1, i));
    CompilationResult result =
        assertTimeoutPreemptively(LIMIT, () -> Corpus.compile(services + "service S2000 { x(); }"));
    assertThat(result.diagnostics())
        .isNotEmpty()
        .allMatch(d -> d.code() == DiagnosticCode.TOO_DEEP);
  }

  @Test
  void namesThatNobodyKnowsAreReportedUpToABound() {
    String fields = each(30_000, i -> "f%d: Unknown%d; ".formatted(i, i));
    String types = each(10_000, i -> "struct Known%d { x: i32; }\n".formatted(i));
    CompilationResult result =
        assertTimeoutPreemptively(
            LIMIT, () -> Corpus.compile(types + "struct A { " + fields + "}"));
    assertThat(result.diagnostics()).hasSize(ZrpcCompiler.MAX_DIAGNOSTICS);
  }

  @Test
  void aLargeContractIsCompiledInOneGo() {
    String text =
        "struct Item { name: string; value: f64; }\nerror Failure { message: string; code: i32; }\n"
            + each(
                1000,
                s ->
                    "service S%d {\n".formatted(s)
                        + each(
                            10,
                            m ->
                                "  /// Method %d.\n  m%d(a: i32, b: list<Item>, c: string? = null) -> stream<Item> throws Failure;\n"
                                    .formatted(m, m))
                        + "}\n");
    CompilationResult result = assertTimeoutPreemptively(LIMIT, () -> Corpus.compile(text));
    assertThat(DiagnosticText.of(result.diagnostics())).isEmpty();
    assertThat(result.contract().definitions()).hasSize(1002);
  }

  private static String each(int count, java.util.function.IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  private static void check(SourceText text) {
    CompilationResult result =
        ZrpcCompiler.compile(new CompilationRequest(List.of(), List.of(text), ImportResolver.NONE));
    List<Integer> places =
        result.diagnostics().stream().map(d -> ((SourceRange) d.origin()).start()).toList();
    assertThat(places).isSorted();
    assertThat(DiagnosticText.of(result.diagnostics().stream().limit(20).toList())).isNotNull();
    assertThat(JsonValue.parse(DiagnosticJson.of(result.diagnostics().stream().limit(20).toList())))
        .isInstanceOf(List.class);
    assertThat(
            JsonValue.parse(DiagnosticSarif.of(result.diagnostics().stream().limit(20).toList())))
        .isNotNull();
  }
}
