package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void mainSourcesAreSetUpAsMavenCompilesThem() {
    assertThat(Layout.MAIN.compilerSettings("release")).containsExactly("release");
    assertThat(Layout.MAIN.parameter("outputDirectory")).isEqualTo("zerorpc.outputDirectory");
  }

  @Test
  void testSourcesHaveSettingsOfTheirOwnThatGoFirst() {
    assertThat(Layout.TEST.compilerSettings("release")).containsExactly("testRelease", "release");
    assertThat(Layout.TEST.compilerSettings("source")).containsExactly("testSource", "source");
    assertThat(Layout.TEST.parameter("outputDirectory")).isEqualTo("zerorpc.testOutputDirectory");
  }
}
