package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.maven.GenerationResult.State;
import dev.zerorpc.processor.ContractProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractGenerationTest {
  private static final String GREETER =
      """
      package com.example;

      import dev.zerorpc.annotation.RpcService;

      @RpcService
      public interface Greeter {
        String hello(String name);
      }
      """;
  private static final String GREETER_PATH = "com/example/Greeter.java";
  private static final String STUB_PATH = "com/example/GreeterStub.java";

  private final AtomicInteger compilations = new AtomicInteger();
  private final ContractGeneration generation =
      new ContractGeneration(
          ToolProvider.getSystemJavaCompiler(),
          () -> {
            compilations.incrementAndGet();
            return new NameOnlyProcessor();
          });
  private ProjectFiles project;

  @BeforeEach
  void createProject(@TempDir Path temporary) throws IOException {
    project = new ProjectFiles(temporary.resolve("a project of Zoë's"));
  }

  private GenerationResult run() throws Exception {
    return generation.run(project.request());
  }

  private List<String> output() throws IOException {
    return ProjectFiles.filesBelow(project.output);
  }

  @Test
  void generatesFromContractsAndLeavesNoScratchFiles() throws Exception {
    project.source(GREETER_PATH, GREETER);

    GenerationResult result = run();

    assertThat(result).isEqualTo(new GenerationResult(State.GENERATED, 1, 0, 0, List.of()));
    assertThat(project.output.resolve(STUB_PATH)).content().contains("// hello");
    assertThat(ProjectFiles.filesBelow(project.state)).containsExactly("manifest");
  }

  @Test
  void doesNothingWhenNothingChanged() throws Exception {
    project.source(GREETER_PATH, GREETER);
    run();
    FileTime time = ProjectFiles.age(project.output.resolve(STUB_PATH));

    assertThat(run()).isEqualTo(GenerationResult.upToDate(1, List.of()));
    assertThat(compilations).hasValue(1);
    assertThat(Files.getLastModifiedTime(project.output.resolve(STUB_PATH))).isEqualTo(time);
  }

  @Test
  void rewritesNothingWhenAnUnrelatedSourceChanged() throws Exception {
    project.source(GREETER_PATH, GREETER);
    run();
    FileTime time = ProjectFiles.age(project.output.resolve(STUB_PATH));
    project.source("com/example/Main.java", "package com.example; class Main {}");

    assertThat(run()).isEqualTo(new GenerationResult(State.GENERATED, 0, 1, 0, List.of()));
    assertThat(compilations).hasValue(2);
    assertThat(Files.getLastModifiedTime(project.output.resolve(STUB_PATH))).isEqualTo(time);
  }

  @Test
  void restoresOutputThatWasDeletedOrEdited() throws Exception {
    project.source(GREETER_PATH, GREETER);
    run();
    Path stub = project.output.resolve(STUB_PATH);
    byte[] content = Files.readAllBytes(stub);
    Files.delete(stub);
    assertThat(run().written()).isEqualTo(1);
    assertThat(stub).hasBinaryContent(content);

    Files.writeString(stub, "edited");
    assertThat(run().written()).isEqualTo(1);
    assertThat(stub).hasBinaryContent(content);
  }

  @Test
  void leavesNothingOfARenamedContract() throws Exception {
    Path greeter = project.source(GREETER_PATH, GREETER);
    run();
    Files.delete(greeter);
    project.source("com/example/Host.java", GREETER.replace("Greeter", "Host"));

    assertThat(run().deleted()).isEqualTo(1);
    assertThat(output()).containsExactly("com/example/HostStub.java");
  }

  @Test
  void deletesWhatIsLeftOfTheLastContract() throws Exception {
    Path greeter = project.source(GREETER_PATH, GREETER);
    run();
    Files.delete(greeter);

    assertThat(run()).isEqualTo(new GenerationResult(State.GENERATED, 0, 0, 1, List.of()));
    assertThat(output()).isEmpty();
  }

  @Test
  void leavesNoTraceInAProjectWithoutContracts() throws Exception {
    project.source("com/example/Main.java", "package com.example; class Main {}");

    assertThat(run()).isEqualTo(GenerationResult.NO_CONTRACTS);
    assertThat(compilations).hasValue(0);
    assertThat(project.state).doesNotExist();
    assertThat(project.output).doesNotExist();
  }

  @Test
  void doesNotMindCodeThatNeedsWhatIsNotGeneratedYet() throws Exception {
    project.source(
        GREETER_PATH,
        GREETER
            .replace("import dev", "import com.example.GreeterStub;\nimport dev")
            .replace("hello(String name);", "hello(Names names);"));
    project.source(
        "com/example/Names.java",
        "package com.example; class Names { GreeterStub stub; Missing missing; }");
    project.source("com/example/Main.java", "package com.example; class Main extends Missing {}");

    GenerationResult result = run();

    assertThat(result.diagnostics()).isEmpty();
    assertThat(output()).containsExactly(STUB_PATH);
  }

  @Test
  void doesNotReadWhatIsGenerated() throws Exception {
    project.source(GREETER_PATH, GREETER);
    AtomicInteger rounds = new AtomicInteger();
    ContractGeneration counting =
        new ContractGeneration(
            ToolProvider.getSystemJavaCompiler(),
            () ->
                new NameOnlyProcessor() {
                  @Override
                  public boolean process(
                      Set<? extends TypeElement> annotations, RoundEnvironment round) {
                    rounds.incrementAndGet();
                    super.process(annotations, round);
                    return false;
                  }
                });

    counting.run(project.request());

    // The second one only says that all is over.
    assertThat(rounds).hasValue(2);
    assertThat(output()).containsExactly(STUB_PATH);
  }

  @Test
  void readsWhatIsGeneratedWhereAContractMentionsIt() throws Exception {
    project.source(
        GREETER_PATH, GREETER.replace("hello(String name);", "doubtful(OtherStub other);"));
    project.source("com/example/Other.java", GREETER.replace("Greeter", "Other"));

    GenerationResult result = run();

    assertThat(compilations).hasValue(2);
    assertThat(result.state()).isEqualTo(State.GENERATED);
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(output()).containsExactly(STUB_PATH, "com/example/OtherStub.java");
  }

  @Test
  void readsTheContractsOfAModule() throws Exception {
    project.source("module-info.java", "module com.example { requires not.yet.built; }");
    project.source(GREETER_PATH, GREETER);

    assertThat(run().state()).isEqualTo(State.GENERATED);
    assertThat(output()).containsExactly(STUB_PATH);
  }

  @Test
  void tellsWarningsAndGenerates() throws Exception {
    project.source(GREETER_PATH, GREETER.replace("hello", "doubtful"));

    GenerationResult result = run();

    assertThat(result.state()).isEqualTo(State.GENERATED);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.severity()).isEqualTo(CompilerDiagnostic.Severity.WARNING);
              assertThat(told.format())
                  .isEqualTo(
                      project.sources.resolve(GREETER_PATH)
                          + ":[7,10] [doubtful-method] It may be broken. Look at it.");
            });
  }

  @Test
  void keepsTheOutputWhenAContractIsBroken() throws Exception {
    project.source(GREETER_PATH, GREETER);
    run();
    Path greeter = project.source(GREETER_PATH, GREETER.replace("hello", "broken"));

    GenerationResult result = run();

    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.errorCount()).isEqualTo(1);
    assertThat(result.diagnostics().get(0).format())
        .isEqualTo(greeter + ":[7,10] [broken-method] It is broken. Mend it.");
    assertThat(project.output.resolve(STUB_PATH)).content().contains("// hello");
    assertThat(run().state()).as("a failure is never up to date").isEqualTo(State.FAILED);

    project.source(GREETER_PATH, GREETER);
    assertThat(run()).isEqualTo(GenerationResult.upToDate(1, List.of()));
  }

  @Test
  void tellsSyntaxErrorsWithPosition() throws Exception {
    Path greeter = project.source(GREETER_PATH, GREETER.replace("name);", "name)"));

    GenerationResult result = run();

    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.diagnostics().get(0).format()).startsWith(greeter + ":[7,28] ");
  }

  @Test
  void tellsWhyNothingIsGeneratedWithoutTheAnnotationsOnTheClassPath() throws Exception {
    project.source(GREETER_PATH, GREETER);

    GenerationResult result = generation.run(project.request(List.of(), null));

    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.diagnostics())
        .anySatisfy(
            told -> assertThat(told.text()).contains("dev.zerorpc.annotation does not exist"));
  }

  @Test
  void saysWhatToDoAboutAReleaseTheCompilerDoesNotKnow() throws Exception {
    project.source(GREETER_PATH, GREETER);

    assertThatThrownBy(
            () -> generation.run(project.request(ProjectFiles.runtimeClassPath(), "999")))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("999")
        .hasMessageContaining("maven.compiler.release");
  }

  @Test
  void saysWhatToDoAboutAReleaseThatIsTooLowForZerorpc() throws Exception {
    project.source(GREETER_PATH, GREETER);

    assertThatThrownBy(() -> generation.run(project.request(ProjectFiles.runtimeClassPath(), "11")))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "the project is written in Java 11, and zerorpc needs Java 17. Set zerorpc.release or"
                + " maven.compiler.release to 17 or a newer one.");
  }

  @Test
  void namesTheContractsWhenTheGeneratorItselfFails() throws Exception {
    Path greeter = project.source(GREETER_PATH, GREETER);
    ContractGeneration failing =
        new ContractGeneration(
            ToolProvider.getSystemJavaCompiler(),
            () ->
                new AbstractProcessor() {
                  @Override
                  public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
                    throw new IllegalStateException("out of paper");
                  }

                  @Override
                  public Set<String> getSupportedAnnotationTypes() {
                    return Set.of("*");
                  }
                });

    assertThatThrownBy(() -> failing.run(project.request()))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining(greeter.toString())
        .hasMessageContaining("out of paper");
    assertThat(ProjectFiles.filesBelow(project.state)).isEmpty();
  }

  @Test
  void asksForAJdkWhenThereIsNoCompiler() throws Exception {
    project.source(GREETER_PATH, GREETER);
    ContractGeneration withoutCompiler = new ContractGeneration(null, NameOnlyProcessor::new);

    assertThatThrownBy(() -> withoutCompiler.run(project.request()))
        .isInstanceOf(GenerationException.class)
        .hasMessageContaining("JAVA_HOME");
  }

  @Test
  void leavesContractsToTheCompilerWhoseTypesMayBeGeneratedLater() throws Exception {
    ContractGeneration real =
        new ContractGeneration(ToolProvider.getSystemJavaCompiler(), ContractProcessor::new);
    project.source(GREETER_PATH, GREETER);
    Path shapes =
        project.source(
            "com/example/Shapes.java",
            GREETER.replace("Greeter", "Shapes").replace("String hello", "Point hello"));

    GenerationResult result = real.run(project.request());

    assertThat(result.state()).isEqualTo(State.GENERATED);
    assertThat(output()).containsExactly("com/example/GreeterDispatcher.java", STUB_PATH);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.severity()).isEqualTo(CompilerDiagnostic.Severity.WARNING);
              assertThat(told.format())
                  .startsWith(shapes + ":[7,9] [unresolved-type] no code is generated for Shapes")
                  .contains("because it names Point, which does not exist. Import the type")
                  .endsWith(
                      "If another annotation processor generates it, put zerorpc-annotation-processor beside that one on the processor path of maven-compiler-plugin; this contract is then done there.");
            });
    assertThat(real.run(project.request()))
        .as("told again")
        .isEqualTo(new GenerationResult(State.GENERATED, 0, 2, 0, result.diagnostics()));

    project.source("com/example/Point.java", "package com.example; enum Point { A }");
    assertThat(real.run(project.request()))
        .isEqualTo(new GenerationResult(State.GENERATED, 2, 2, 0, List.of()));
    assertThat(real.run(project.request())).isEqualTo(GenerationResult.upToDate(4, List.of()));
  }

  @Test
  void leavesTheOnlyContractToTheCompilerToo() throws Exception {
    project.source(GREETER_PATH, GREETER.replace("String name", "Point name"));

    GenerationResult result =
        new ContractGeneration(ToolProvider.getSystemJavaCompiler(), ContractProcessor::new)
            .run(project.request());

    assertThat(result.state()).isEqualTo(State.GENERATED);
    assertThat(result.errorCount()).isZero();
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(told -> assertThat(told.text()).startsWith("[unresolved-type]"));
    assertThat(output()).isEmpty();
  }

  @Test
  void aBrokenContractBesideOneThatIsLeftOutIsStillAnError() throws Exception {
    Path broken = project.source(GREETER_PATH, GREETER.replace("String name", "char name"));
    project.source(
        "com/example/Shapes.java",
        GREETER.replace("Greeter", "Shapes").replace("String hello", "Point hello"));

    GenerationResult result =
        new ContractGeneration(ToolProvider.getSystemJavaCompiler(), ContractProcessor::new)
            .run(project.request());

    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.diagnostics())
        .anySatisfy(
            told ->
                assertThat(told.format()).startsWith(broken + ":[7,21] [unsupported-type] char"));
  }
}
