package dev.zerorpc.contract.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosticCodeTest {
  private static final Path PAGE = Path.of("../docs/diagnostics.md");

  /** What no single text in UTF-8 can be an example of. */
  private static final Set<DiagnosticCode> WITHOUT_EXAMPLE =
      EnumSet.of(
          DiagnosticCode.UNREADABLE_FILE,
          DiagnosticCode.INVALID_UTF8,
          DiagnosticCode.AMBIGUOUS_NAME,
          DiagnosticCode.IMPORT_CYCLE);

  @ParameterizedTest
  @EnumSource
  void everyCodeIsDocumentedWithAWrongAndARightExample(DiagnosticCode code) throws IOException {
    String section = sections().get(code.id());
    assertThat(section).as("section '## %s' in %s", code.id(), PAGE).isNotNull();
    if (!WITHOUT_EXAMPLE.contains(code)) {
      assertThat(section).containsPattern("Wrong:\n\n```(java|zrpc)\n");
      assertThat(section).containsPattern("Right:\n\n```(java|zrpc)\n");
    }
    assertThat(section)
        .contains(code.severity() == DiagnosticCode.Severity.WARNING ? "*Warning.*" : "*Error.*");
  }

  @Test
  void everySectionIsThatOfACode() throws IOException {
    List<String> ids = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
    assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(ids);
  }

  @ParameterizedTest
  @EnumSource
  void textsAreFormatsOfASentenceAndOfWholeSentences(DiagnosticCode code) {
    Diagnostic diagnostic = Diagnostic.of(code, Origin.UNKNOWN, "Aa.", "Bb.", "Cc.", "Dd.");
    assertThat(diagnostic.message()).isNotBlank().doesNotContain("%", "null").doesNotEndWith(" ");
    assertThat(diagnostic.cure()).matches("[A-Z'].*[.?]");
    assertThat(diagnostic.languageCure()).matches("[A-Z'].*[.?]");
    boolean isOfJava =
        EnumSet.range(DiagnosticCode.NOT_AN_INTERFACE, DiagnosticCode.STALE_GENERATED)
            .contains(code);
    assertThat(isOfJava || !diagnostic.languageCure().contains("@Name")).isTrue();
    assertThat(code.help())
        .doesNotContain("%")
        .endsWith(" docs/diagnostics.md#" + code.id() + " has examples.");
    assertThat(code.id()).matches("[a-z]+(-[a-z0-9]+)*");
  }

  private static Map<String, String> sections() throws IOException {
    return Arrays.stream(Files.readString(PAGE).split("(?m)^## "))
        .skip(1)
        .collect(Collectors.toMap(text -> text.substring(0, text.indexOf('\n')), text -> text));
  }
}
