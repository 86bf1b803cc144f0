package dev.zerorpc.contract.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosticCodeTest {
  private static final Path PAGE = Path.of("../docs/diagnostics.md");

  @ParameterizedTest
  @EnumSource
  void everyCodeIsDocumentedWithAWrongAndARightExample(DiagnosticCode code) throws IOException {
    String section = sections().get(code.id());
    assertThat(section).as("section '## %s' in %s", code.id(), PAGE).isNotNull();
    assertThat(section).contains("Wrong:\n\n```java\n", "Right:\n\n```java\n");
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
    assertThat(diagnostic.cure()).matches("[A-Z].*[.?]");
    assertThat(code.id()).matches("[a-z]+(-[a-z]+)*");
  }

  private static Map<String, String> sections() throws IOException {
    return Arrays.stream(Files.readString(PAGE).split("(?m)^## "))
        .skip(1)
        .collect(Collectors.toMap(text -> text.substring(0, text.indexOf('\n')), text -> text));
  }
}
