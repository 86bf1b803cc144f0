package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compiles the files under {@code rejected}. A comment {@code //! code: text} says which diagnostic
 * its line gets and how its message begins; a file must get these and no other diagnostics.
 */
final class RejectedContractsTest {
  static final List<String> FILES = List.of("Declarations", "Errors", "Methods", "Types", "Unions");
  private static final Pattern EXPECTED =
      Pattern.compile("//! (warning )?([a-z-]+): (.*?)(?= //!|$)");

  @ParameterizedTest
  @ValueSource(strings = {"Declarations", "Errors", "Methods", "Types", "Unions"})
  void everyMistakeIsReportedOnItsOwnLineInOneRun(String name) {
    JavaFileObject file = file(name);

    List<String> problems = new ArrayList<>(Javac.problems(Javac.compile(file)));

    for (String expected : expected(file)) {
      assertThat(problems).anyMatch(problem -> problem.startsWith(expected));
      problems.remove(
          problems.stream().filter(problem -> problem.startsWith(expected)).findFirst().get());
    }
    assertThat(problems).as("diagnostics that nobody expects").isEmpty();
  }

  @Test
  void everyDiagnosticOfTheReadersIsTested() {
    Set<DiagnosticCode> codes =
        EnumSet.range(DiagnosticCode.NOT_AN_INTERFACE, DiagnosticCode.NOT_EXPOSED);
    // These two are about class files, see LibraryTest.
    codes.remove(DiagnosticCode.MISSING_CODEC);
    codes.remove(DiagnosticCode.PARAMETER_NAME);
    String corpus = String.join("\n", FILES.stream().map(name -> Javac.text(file(name))).toList());

    assertThat(codes).allSatisfy(code -> assertThat(corpus).contains(" " + code.id() + ": "));
  }

  private static JavaFileObject file(String name) {
    return JavaFileObjects.forResource("rejected/" + name + ".java");
  }

  private static List<String> expected(JavaFileObject file) {
    List<String> expected = new ArrayList<>();
    List<String> lines = Javac.text(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTED.matcher(lines.get(i));
      while (matcher.find()) {
        String kind = matcher.group(1) == null ? "error" : "warning";
        expected.add(
            "%s:%d: %s: [%s] %s"
                .formatted(
                    Javac.simpleName(file),
                    i + 1,
                    kind,
                    matcher.group(2),
                    matcher.group(3).strip()));
      }
    }
    return expected;
  }
}
