package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.Test;

/** What the plugin's jar tells Eclipse, compared with what it tells Maven. */
class LifecycleMappingTest {
  private static final String MAPPING = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

  private static List<String> texts(String resource, String path) throws Exception {
    try (InputStream in = LifecycleMappingTest.class.getResourceAsStream(resource)) {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Objects.requireNonNull(in, resource));
      List<String> texts = new ArrayList<>();
      for (var node :
          XPathFactory.newInstance()
              .newXPath()
              .evaluateExpression(path, document, XPathNodes.class)) {
        texts.add(node.getTextContent());
      }
      return texts;
    }
  }

  private static List<String> goalsWith(String action) throws Exception {
    return texts(MAPPING, "//pluginExecution[action/" + action + "]//goal");
  }

  @Test
  void coversEachGoalOnce() throws Exception {
    List<String> goals = texts("/META-INF/maven/plugin.xml", "/plugin/mojos/mojo/goal");

    assertThat(goals).contains("generate", "test-generate", "verify");
    assertThat(texts(MAPPING, "//goal")).containsExactlyInAnyOrderElementsOf(goals);
  }

  @Test
  void generatesWheneverAFileChanges() throws Exception {
    assertThat(goalsWith("execute/runOnIncremental[.='true']"))
        .containsExactly("generate", "test-generate", "export");
  }

  @Test
  void addsSourceRootsWhenAProjectIsConfigured() throws Exception {
    assertThat(goalsWith("execute/runOnConfiguration[.='true']"))
        .containsExactly("generate", "test-generate", "verify");
  }

  @Test
  void leavesTheRestToTheCommandLine() throws Exception {
    assertThat(goalsWith("ignore"))
        .contains("check", "doc", "format", "format-check", "import", "lint")
        .doesNotContainAnyElementsOf(goalsWith("execute"));
  }
}
