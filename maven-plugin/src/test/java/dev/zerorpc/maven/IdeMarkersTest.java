package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdeMarkersTest {
  private ProjectFiles project;
  private List<CompilerDiagnostic> told;

  @BeforeEach
  void createProject(@TempDir Path temporary) throws IOException {
    project = new ProjectFiles(temporary);
    project.contract("b.zrpc", "namespace p;");
    project.source("A.java", "@RpcService interface A {}");
    project.source("Plain.java", "class Plain {}");
    told =
        List.of(
            told(CompilerDiagnostic.Severity.ERROR, Path.of("b.zrpc"), 4),
            told(CompilerDiagnostic.Severity.WARNING, Path.of("A.java"), Diagnostic.NOPOS),
            told(CompilerDiagnostic.Severity.INFO, Path.of("A.java"), 1),
            told(CompilerDiagnostic.Severity.ERROR, null, 1));
  }

  private static CompilerDiagnostic told(
      CompilerDiagnostic.Severity severity, @Nullable Path file, long at) {
    return new CompilerDiagnostic(severity, file, at, at, "[code] What.");
  }

  private List<String> calls(boolean incremental) throws Exception {
    RecordedBuildContext context = new RecordedBuildContext(incremental);
    IdeMarkers markers = new IdeMarkers(context);
    markers.begin(project.request());
    markers.end(project.request(), told);
    return context.calls;
  }

  @Test
  void anIdeGetsFreshMarkersAtThePlacesOfMistakes() throws Exception {
    assertThat(calls(true))
        .containsExactly(
            "clear A.java",
            "clear b.zrpc",
            "error b.zrpc 4:4 [code] What.",
            "warning A.java 1:1 [code] What.",
            "refresh zerorpc");
  }

  @Test
  void theCommandLineGetsNoMessageASecondTime() throws Exception {
    assertThat(calls(false)).containsExactly("refresh zerorpc");
  }
}
