package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.FileOrigin;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles the files under {@code invalid}. The first lines of each say what it gets, and nothing
 * else: {@code // error[code] line:column message}, in this order.
 */
class InvalidFilesTest {
  private static final int LEAST_FILES = 150;

  /** What takes several files, or no text at all, see {@code ImportsTest} and others. */
  private static final Set<DiagnosticCode> TESTED_ELSEWHERE =
      EnumSet.of(
          DiagnosticCode.UNREADABLE_FILE,
          DiagnosticCode.INVALID_UTF8,
          DiagnosticCode.AMBIGUOUS_NAME,
          DiagnosticCode.IMPORT_CYCLE);

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsReportedOnceAndInOrder(Path file) {
    assertThat(Corpus.compile(file).diagnostics().stream().map(InvalidFilesTest::shown))
        .containsExactlyElementsOf(expected(file));
  }

  @Test
  void everyDiagnosticOfTheLanguageIsTested() {
    Set<String> tested =
        Corpus.invalid().stream()
            .flatMap(file -> expected(file).stream())
            .map(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
            .collect(Collectors.toSet());
    Set<DiagnosticCode> codes = EnumSet.allOf(DiagnosticCode.class);
    codes.removeAll(EnumSet.range(DiagnosticCode.NOT_AN_INTERFACE, DiagnosticCode.STALE_GENERATED));
    codes.removeAll(TESTED_ELSEWHERE);
    codes.remove(DiagnosticCode.INTERNAL_FAILURE);
    assertThat(tested).containsAll(codes.stream().map(DiagnosticCode::id).toList());
    assertThat(Corpus.invalid()).hasSizeGreaterThanOrEqualTo(LEAST_FILES);
  }

  static Stream<Path> files() {
    return Corpus.invalid().stream();
  }

  private static List<String> expected(Path file) {
    return Corpus.text(file)
        .lines()
        .takeWhile(line -> line.matches("// (error|warning)\\[.*"))
        .map(line -> line.substring("// ".length()))
        .toList();
  }

  private static String shown(Diagnostic diagnostic) {
    FileOrigin origin = (FileOrigin) diagnostic.origin();
    String severity = diagnostic.code().severity().name().toLowerCase(Locale.ROOT);
    return "%s[%s] %d:%d %s"
        .formatted(
            severity,
            diagnostic.code().id(),
            origin.line(),
            origin.column(),
            diagnostic.message().replace(origin.path(), "x.zrpc"));
  }
}
