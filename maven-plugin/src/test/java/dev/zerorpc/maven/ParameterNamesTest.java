package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ParameterNamesTest {
  private static List<String> problems(String... configured) {
    List<String> problems = new ArrayList<>();
    new ParameterNames(
            List.of(configured), new TreeSet<>(Set.of("outputDirectory", "encoding", "against")))
        .check(problems::add);
    return problems;
  }

  @Test
  void takesTheParametersOfAllGoals() {
    assertThat(problems("outputDirectory", "against")).isEmpty();
  }

  @Test
  void tellsEachThatNoGoalKnows() {
    assertThat(problems("outputDirectroy", "encoding", "includes"))
        .containsExactly(
            "There is no parameter <outputDirectroy>. Did you mean <outputDirectory>?",
            "There is no parameter <includes>. Remove it; docs/maven-plugin.md has all there are.");
  }
}
