package dev.zerorpc.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractDiffTest {
  private static final Path TABLE = Path.of("src/test/resources/changes.txt");

  /**
   * A pair of the table.
   *
   * @param expected the ids of the codes, in order, empty if there is no change
   */
  record Pair(String name, String before, String after, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void findsExactlyTheChanges(Pair pair) {
    List<Change> changes = compare(pair.before(), pair.after());
    assertThat(changes).extracting(change -> change.code().id()).isEqualTo(pair.expected());
    assertThat(changes)
        .allSatisfy(
            change -> {
              assertThat(change.message()).doesNotContain("%").endsWith(change.hint());
              assertThat(change.before() == null && change.after() == null).isFalse();
              assertThat(change.describe()).startsWith(change.verdict().words() + " [");
            });
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void findsNothingBetweenAContractAndItself(Pair pair) {
    assertThat(compare(pair.before(), pair.before())).isEmpty();
    assertThat(compare(pair.after(), pair.after())).isEmpty();
  }

  @Test
  void theTableHasEveryCode() {
    Set<String> seen =
        pairs().flatMap(pair -> pair.expected().stream()).collect(Collectors.toSet());
    assertThat(EnumSet.allOf(ChangeCode.class))
        .extracting(ChangeCode::id)
        .allSatisfy(id -> assertThat(seen).contains(id));
    assertThat(pairs().count()).isGreaterThan(60);
  }

  @Test
  void everyCodeIsDocumentedWithItsVerdict() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/compatibility.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(rows).hasSize(ChangeCode.values().length);
    for (ChangeCode code : ChangeCode.values()) {
      assertThat(rows)
          .anyMatch(
              row -> row.startsWith("| `" + code.id() + "` | " + code.verdict().words() + " |"));
    }
  }

  @Test
  void saysWhatBreaksForWhomAndWhere() {
    Change change =
        compare(
                "namespace p;\nservice S { total(name: string) -> f64; keep(); }",
                "namespace p;\nservice S { sum(name: string) -> f64; keep(); }")
            .get(0);
    assertThat(change.describe())
        .isEqualTo(
            "breaks the wire [method-removed] method S.total is gone: old clients that call it get"
                + " an error. Was it renamed to 'sum'? @name(\"total\") before sum keeps the name on"
                + " the wire.");
    assertThat(change.before()).isNotNull();
    assertThat(change.before().describe()).isEqualTo("old.zrpc:2:13");
    assertThat(change.after()).isNotNull();
    assertThat(change.after().describe()).startsWith("new.zrpc:2:");
  }

  @Test
  void knowsWhichWayValuesGo() {
    String before =
        "struct Sent { n: i32; } struct Got { n: i32; } service S { m(s: Sent) -> Got; }";
    String after =
        "struct Sent { n: i64; } struct Got { n: i64; } service S { m(s: Sent) -> Got; }";
    assertThat(compare("namespace p; " + before, "namespace p; " + after))
        .extracting(Change::code)
        .containsExactly(ChangeCode.FIELD_TYPE_WIDENED, ChangeCode.FIELD_TYPE_CHANGED);
  }

  private static List<Change> compare(String before, String after) {
    return ContractDiff.compare(contract("old.zrpc", before), contract("new.zrpc", after));
  }

  private static Contract contract(String path, String text) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of(path, text)));
    assertThat(result.diagnostics()).as("in %s: %s", path, text).isEmpty();
    return result.contract();
  }

  /** Four lines a pair, then an empty one: name, old text, new text, expected codes. */
  static Stream<Pair> pairs() {
    try {
      return Arrays.stream(Files.readString(TABLE).split("\n\n", -1))
          .map(String::strip)
          .filter(block -> !block.isEmpty() && !block.startsWith("#"))
          .map(ContractDiffTest::pair);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pair pair(String block) {
    List<String> lines = block.lines().toList();
    assertThat(lines).as(block).hasSize(4);
    String expected = lines.get(3).substring(1).strip();
    return new Pair(
        lines.get(0),
        inPackage(lines.get(1).substring(1).strip()),
        inPackage(lines.get(2).substring(1).strip()),
        expected.equals("nothing") ? List.of() : List.of(expected.split(", ")));
  }

  private static String inPackage(String text) {
    return text.startsWith("namespace") ? text : "namespace p; " + text;
  }
}
