package dev.zerorpc.maven;

import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The Java level that a project compiles its sources with.
 *
 * @param project the project
 * @param layout which of its sources
 */
record CompilerSettings(MavenProject project, Layout layout) {
  /**
   * The release; null if none is set.
   *
   * @param own what is set for the goal itself
   * @param property what is set for all compilers of the project
   */
  @Nullable String release(@Nullable String own, @Nullable String property) {
    String release = text(own);
    return release == null ? setting("release", property) : release;
  }

  /**
   * The source level; null if none is set.
   *
   * @param property what is set for all compilers of the project
   */
  @Nullable String source(@Nullable String property) {
    return setting("source", property);
  }

  private @Nullable String setting(String name, @Nullable String property) {
    var configuration =
        project.getGoalConfiguration(
            "org.apache.maven.plugins",
            "maven-compiler-plugin",
            layout.compilerExecution(),
            layout.compilerGoal());
    for (String setting : layout.compilerSettings(name)) {
      var child = configuration == null ? null : configuration.getChild(setting);
      String value = text(child == null ? null : child.getValue());
      if (value != null) {
        return value;
      }
    }
    return text(property);
  }

  /** A setting as it is meant: without blanks around it, and null if there is nothing else. */
  private static @Nullable String text(@Nullable String setting) {
    return setting == null || setting.isBlank() ? null : setting.strip();
  }
}
