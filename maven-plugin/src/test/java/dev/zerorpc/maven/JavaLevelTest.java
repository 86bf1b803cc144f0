package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaLevelTest {
  @Test
  void takesWhatIsNotSetAndWhatIsNewEnough() {
    assertThatCode(
            () -> {
              JavaLevel.check(null, null);
              JavaLevel.check("17", "8");
              JavaLevel.check("25", null);
              JavaLevel.check(null, "17");
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1.8,,'1.8' is no Java release. Set zerorpc.release or maven.compiler.release to a number",
    "seventeen,,'seventeen' is no Java release",
    "16,,Java 16",
    ",1.8,'Java 8, and zerorpc needs Java 17. Set maven.compiler.release to 17'",
    ",11,Java 11",
    ",latest,'''latest'' is no Java level'"
  })
  void saysWhatToDoAboutTheRest(@Nullable String release, @Nullable String source, String message) {
    assertThatThrownBy(() -> JavaLevel.check(release, source))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining(message);
  }
}
