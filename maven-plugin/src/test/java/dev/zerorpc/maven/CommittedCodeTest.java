package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.maven.GenerationResult.State;
import dev.zerorpc.processor.ContractProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedCodeTest {
  private final ContractGeneration generation =
      new ContractGeneration(ToolProvider.getSystemJavaCompiler(), ContractProcessor::new);
  private ProjectFiles project;
  private Path contract;

  @BeforeEach
  void createProject(@TempDir Path temporary) throws IOException {
    project = new ProjectFiles(temporary);
    contract = project.contract("a.zrpc", "namespace p; service Greeter { hello() -> string; }");
  }

  private GenerationResult verify() throws Exception {
    return generation.verify(project.request(), "mvn x");
  }

  @Test
  void acceptsWhatHasJustBeenGeneratedAndWritesNothing() throws Exception {
    generation.run(project.request());
    var committed = ProjectFiles.filesBelow(project.output);
    Files.delete(project.state.resolve("manifest"));

    assertThat(verify().state()).isEqualTo(State.VERIFIED);
    assertThat(committed).contains("p/Greeter.java", "p/GreeterStub.java");
    assertThat(ProjectFiles.filesBelow(project.output)).isEqualTo(committed);
    assertThat(ProjectFiles.filesBelow(project.state)).isEmpty();
  }

  @Test
  void refusesWhatIsOfAnOlderContractAndLeavesItAsItIs() throws Exception {
    generation.run(project.request());
    byte[] before = Files.readAllBytes(project.output.resolve("p/Greeter.java"));
    Files.writeString(contract, "namespace p; service Greeter { hello() -> i32; }");

    GenerationResult result = verify();

    assertThat(result.state()).isEqualTo(State.OUTDATED);
    assertThat(result.diagnostics()).hasSize(3).allMatch(told -> told.text().contains("Run mvn x"));
    assertThat(project.output.resolve("p/Greeter.java")).hasBinaryContent(before);
  }

  @Test
  void refusesWhatIsLeftOfContractsThatAreGone() throws Exception {
    generation.run(project.request());
    Files.delete(contract);

    assertThat(verify().diagnostics())
        .hasSize(3)
        .allMatch(told -> told.text().endsWith("Delete it."));
  }

  @Test
  void tellsMistakesInContractsFirst() throws Exception {
    Files.writeString(contract, "namespace p; service Greeter { hello() -> strng; }");

    GenerationResult result = verify();

    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.diagnostics()).singleElement().asString().contains("[unknown-type]");
  }
}
