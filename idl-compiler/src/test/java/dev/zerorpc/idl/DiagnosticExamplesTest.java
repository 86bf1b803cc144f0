package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.diagnostic.DiagnosticText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the language on the page of diagnostics are what they claim to be. */
class DiagnosticExamplesTest {
  private static final Path PAGE = Path.of("../docs/diagnostics.md");
  private static final Pattern EXAMPLES =
      Pattern.compile(
          "(?s)^(\\S+)\n.*\nWrong:\n\n```zrpc\n(.*?)\n```\n\nRight:\n\n```zrpc\n(.*?)\n```\n");
  private static final int LEAST_EXAMPLES = 40;

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void theWrongOneIsReportedAndTheRightOneIsNot(String code, String wrong, String right) {
    assertThat(Corpus.compile(wrong).diagnostics()).extracting(d -> d.code().id()).contains(code);
    assertThat(DiagnosticText.of(Corpus.compile(right).diagnostics())).isEmpty();
  }

  @Test
  void thereAreExamples() {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(LEAST_EXAMPLES);
  }

  @Test
  void theExampleOfTheLanguageIsRight() {
    String page = Corpus.text(Path.of("../docs/language.md"));
    Matcher example = Pattern.compile("(?s)\n```zrpc\n(.*?)\n```\n").matcher(page);
    assertThat(example.find()).isTrue();
    assertThat(DiagnosticText.of(Corpus.compile(example.group(1)).diagnostics())).isEmpty();
  }

  static List<Arguments> examples() {
    return Arrays.stream(Corpus.text(PAGE).split("(?m)^## "))
        .flatMap(DiagnosticExamplesTest::example)
        .toList();
  }

  private static Stream<Arguments> example(String section) {
    Matcher matcher = EXAMPLES.matcher(section);
    return matcher.find()
        ? Stream.of(Arguments.of(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Stream.empty();
  }
}
