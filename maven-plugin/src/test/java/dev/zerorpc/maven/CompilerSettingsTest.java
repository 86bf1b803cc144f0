package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class CompilerSettingsTest {
  private static CompilerSettings settings(String configuration) throws Exception {
    Plugin compiler = new Plugin();
    compiler.setGroupId("org.apache.maven.plugins");
    compiler.setArtifactId("maven-compiler-plugin");
    compiler.setConfiguration(
        Xpp3DomBuilder.build(
            new StringReader("<configuration>" + configuration + "</configuration>")));
    MavenProject project = new MavenProject();
    project.setBuild(new Build());
    project.getBuild().addPlugin(compiler);
    return new CompilerSettings(project, Layout.MAIN);
  }

  @Test
  void theGoalsOwnReleaseCountsFirst() throws Exception {
    assertThat(settings("<release>18</release>").release(" 21 ", "17")).isEqualTo("21");
  }

  @Test
  void theCompilersConfigurationCountsBeforeTheProperty() throws Exception {
    assertThat(settings("<release>18</release>").release(" ", "17")).isEqualTo("18");
    assertThat(settings("<source>18</source>").source("17")).isEqualTo("18");
  }

  @Test
  void thePropertyCountsWhereNothingElseIsSet() throws Exception {
    assertThat(settings("<release> </release>").release(null, "17")).isEqualTo("17");
    assertThat(settings("").source(" 17 ")).isEqualTo("17");
    assertThat(settings("").release(null, "")).isNull();
    assertThat(settings("").source(null)).isNull();
  }
}
