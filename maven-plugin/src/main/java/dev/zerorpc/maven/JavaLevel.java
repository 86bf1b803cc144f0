package dev.zerorpc.maven;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Java levels that contracts and the code for them can be written in. */
final class JavaLevel {
  private static final int LOWEST = 17;
  private static final Pattern RELEASE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern SOURCE = Pattern.compile("(?:1\\.)?([0-9]{1,4})");

  private JavaLevel() {}

  /**
   * Checks what a project has set.
   *
   * @param release value of the compiler's {@code --release}, or null
   * @param source value of the compiler's {@code -source}, or null
   * @throws GenerationException if it is no level, or one that is too low
   */
  static void check(@Nullable String release, @Nullable String source) throws GenerationException {
    if (release != null) {
      if (!RELEASE.matcher(release).matches()) {
        throw new GenerationException(
            "'%s' is no Java release. Set zerorpc.release or maven.compiler.release to a number, such as 17."
                .formatted(release));
      }
      check(Integer.parseInt(release), "zerorpc.release or maven.compiler.release");
    } else if (source != null) {
      var matcher = SOURCE.matcher(source);
      if (!matcher.matches()) {
        throw new GenerationException(
            "'%s' is no Java level. Set maven.compiler.release to a number, such as 17."
                .formatted(source));
      }
      check(Integer.parseInt(matcher.group(1)), "maven.compiler.release");
    }
  }

  private static void check(int level, String property) throws GenerationException {
    if (level < LOWEST) {
      throw new GenerationException(
          "the project is written in Java %d, and zerorpc needs Java %d. Set %s to %d or a newer one."
              .formatted(level, LOWEST, property, LOWEST));
    }
  }
}
