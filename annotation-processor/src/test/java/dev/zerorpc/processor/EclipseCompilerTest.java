package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eclipse's compiler runs the processor with the same result as javac, to the byte. */
final class EclipseCompilerTest {
  private static final Pattern OURS =
      Pattern.compile("\\S+:-?\\d+: \\w+: (\\w+(\\.\\w+)*: )?\\[.*");

  private static final Pattern ADVICE =
      Pattern.compile(
          "Unnecessary @SuppressWarnings|perhaps this member should be marked as deprecated, too");

  static List<String> versions() throws IOException {
    return Ecj.versions();
  }

  @Test
  void twoVersionsAreTested() throws IOException {
    assertThat(versions()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theGoldenContractsGiveTheGoldenFiles(String version) throws IOException {
    Ecj ecj = Ecj.of(version);
    for (Path folder : GoldenTest.packages()) {
      Ecj.Result result = ecj.compile(GoldenTest.contracts(folder), "-proc:only");

      assertThat(result.problems()).as(folder.toString()).isEmpty();
      assertThat(belowHeaders(result.generated())).isEqualTo(GoldenTest.golden(folder));
    }
  }

  /** But for two kinds of advice about deprecation, which nobody can follow who has to guess. */
  @ParameterizedTest
  @MethodSource("versions")
  void generatedCodeCompilesWithoutAWarning(String version) throws IOException {
    Ecj ecj = Ecj.of(version);
    for (Path folder : GoldenTest.packages()) {
      assertThat(ecj.compile(GoldenTest.all(folder)).problems())
          .as(folder.toString())
          .filteredOn(problem -> !ADVICE.matcher(problem).find())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.zerorpc.processor.TwinTest#twins")
  void theTwinsGiveWhatJavacGenerates(Path file) throws IOException {
    Map<String, String> parts = TwinTest.parts(Files.readString(file));
    parts.remove("zrpc");
    List<JavaFileObject> sources =
        parts.entrySet().stream()
            .map(part -> JavaFileObjects.forSourceString(part.getKey(), part.getValue()))
            .toList();
    Map<String, String> expected = Javac.generated(Javac.compile(sources));

    for (String version : versions()) {
      Ecj.Result result = Ecj.of(version).compile(sources, "-proc:only");

      assertThat(result.problems()).isEmpty();
      assertThat(result.generated()).as(version).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theOrderOfTheFilesDoesNotMatter(String version) throws IOException {
    Map<String, String> expected = Javac.generated(Javac.compile(ExerciseTest.SOURCES));
    List<JavaFileObject> shuffled = new ArrayList<>(ExerciseTest.SOURCES);
    Ecj ecj = Ecj.of(version);

    Collections.reverse(shuffled);
    assertThat(ecj.compile(shuffled).generated()).isEqualTo(expected);
    assertThat(Javac.generated(Javac.compile(shuffled))).isEqualTo(expected);
    Collections.shuffle(shuffled, new Random(17));
    assertThat(ecj.compile(shuffled).generated()).isEqualTo(expected);
    assertThat(Javac.generated(Javac.compile(shuffled))).isEqualTo(expected);
  }

  /** Of records it knows no place, and so reports what a processor says of them without one. */
  @ParameterizedTest
  @MethodSource("versions")
  void mistakesAreToldOnTheSameLinesInTheSameWords(String version) throws IOException {
    Ecj ecj = Ecj.of(version);
    for (String name : RejectedContractsTest.FILES) {
      List<JavaFileObject> file =
          List.of(JavaFileObjects.forResource("rejected/" + name + ".java"));

      List<String> expected = ours(Javac.problems(Javac.compile(file)));
      List<String> told = ours(ecj.compile(file, "-proc:only").problems());
      List<String> placed = told.stream().filter(problem -> !problem.startsWith("?")).toList();

      assertThat(expected).containsAll(placed);
      assertThat(texts(told)).as(name).containsExactlyInAnyOrderElementsOf(texts(expected));
      assertThat(placed).as(name).isNotEmpty();
    }
  }

  private static List<String> ours(List<String> problems) {
    return problems.stream().filter(problem -> OURS.matcher(problem).matches()).toList();
  }

  private static List<String> texts(List<String> problems) {
    return problems.stream().map(problem -> problem.substring(problem.indexOf(": ") + 2)).toList();
  }

  private static Map<String, String> belowHeaders(Map<String, String> files) {
    Map<String, String> texts = new TreeMap<>(files);
    texts.replaceAll((name, text) -> text.substring(text.indexOf('\n')));
    return texts;
  }
}
