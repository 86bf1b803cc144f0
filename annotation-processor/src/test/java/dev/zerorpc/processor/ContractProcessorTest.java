package dev.zerorpc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the processor does as a part of a compilation. */
final class ContractProcessorTest {
  private static final JavaFileObject GREETER =
      Javac.source(
          "com.example.Greeter",
          "package com.example;",
          "import dev.zerorpc.annotation.RpcService;",
          "@RpcService",
          "public interface Greeter {",
          "  String hello(String name);",
          "}");
  private static final JavaFileObject POINT =
      Javac.source(
          "com.example.Point",
          "package com.example;",
          "import dev.zerorpc.annotation.RpcStruct;",
          "@RpcStruct",
          "public record Point(int x, int y) {}");
  private static final JavaFileObject SHAPES =
      Javac.source(
          "com.example.Shapes",
          "package com.example;",
          "import dev.zerorpc.annotation.RpcService;",
          "import java.util.List;",
          "@RpcService",
          "public interface Shapes {",
          "  List<Point> outline(Point origin);",
          "}");
  static final JavaFileObject MAKE =
      Javac.source("com.example.Make", "package com.example;", "@Make", "@interface Make {}");

  @Test
  void aServiceGivesAStubAndADispatcherAndAStructACodec() {
    Compilation compilation = Javac.compile(GREETER, POINT, SHAPES);

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).keySet())
        .containsExactly(
            "GreeterDispatcher.java",
            "GreeterStub.java",
            "PointCodec.java",
            "ShapesDispatcher.java",
            "ShapesStub.java");
  }

  @Test
  void theSameBytesAreGeneratedInWhateverOrderFilesAreGiven() {
    Map<String, String> forwards = Javac.generated(Javac.compile(GREETER, POINT, SHAPES));
    Map<String, String> backwards = Javac.generated(Javac.compile(SHAPES, POINT, GREETER));
    Map<String, String> alone = Javac.generated(Javac.compile(GREETER));

    assertThat(backwards).isEqualTo(forwards);
    assertThat(forwards).containsAllEntriesOf(alone);
  }

  @Test
  void aTypeThatAnotherProcessorGeneratesIsWaitedFor() {
    Compilation compilation = Javac.compile(List.of(SHAPES, GREETER, MAKE), new Generates(POINT));

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation))
        .containsAllEntriesOf(Javac.generated(Javac.compile(GREETER, POINT, SHAPES)));
  }

  @Test
  void aSuperInterfaceThatAnotherProcessorGeneratesIsWaitedFor() {
    JavaFileObject child =
        Javac.source(
            "com.example.Child",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Child extends Greeter {}");

    Compilation compilation = Javac.compile(List.of(child, MAKE), new Generates(GREETER));

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).get("ChildStub.java"))
        .contains("public String hello(String name)");
  }

  @Test
  void aTypeThatNeverComesIsReportedByNameWhereItIsUsed() {
    JavaFileObject user =
        Javac.source(
            "com.example.User",
            "package com.example;",
            "class User {",
            "  Object use(Shapes service) { return ShapesDispatcher.of(service); }",
            "}");

    Compilation compilation = Javac.compile(SHAPES, GREETER, user);

    assertThat(Javac.problems(compilation))
        .hasSize(3)
        .filteredOn(problem -> !problem.contains("[unresolved-type]"))
        .allMatch(problem -> problem.contains("Shapes.java") && problem.contains("class Point"));
    assertThat(compilation)
        .hadErrorContaining(
            "[unresolved-type] no code is generated for Shapes because it names Point, which does"
                + " not exist. Import the type, or")
        .inFile(SHAPES)
        .onLineContaining("outline");
  }

  @Test
  void errorsOfAContractAreNotBuriedUnderThoseOfItsUsers() {
    JavaFileObject broken =
        Javac.source(
            "com.example.Broken",
            "package com.example;",
            "import dev.zerorpc.annotation.RpcService;",
            "@RpcService",
            "public interface Broken {",
            "  char first();",
            "  Twisted second();",
            "}");
    JavaFileObject twisted =
        Javac.source(
            "com.example.Twisted",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcStruct",
            "public record Twisted(char value) {}");
    JavaFileObject error =
        Javac.source(
            "com.example.Oops",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcError",
            "public class Oops extends dev.zerorpc.ContractException {",
            "  private static final long serialVersionUID = 1L;",
            "  Oops() { super(\"\"); }",
            "}");
    JavaFileObject fine =
        Javac.source(
            "com.example.Fine",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Fine { Twisted get() throws Oops; }");
    JavaFileObject user =
        Javac.source(
            "com.example.User",
            "package com.example;",
            "import dev.zerorpc.CallOptions;",
            "import dev.zerorpc.RpcClient;",
            "import dev.zerorpc.stub.ServiceDispatcher;",
            "class User {",
            "  Broken use(RpcClient client, CallOptions options) {",
            "    BrokenStub.Async async = BrokenStub.async(client);",
            "    BrokenStub stub = BrokenStub.create(client, options);",
            "    return BrokenStub.create(client);",
            "  }",
            "  ServiceDispatcher serve(Broken service) { return BrokenDispatcher.of(service); }",
            "}");

    Compilation compilation = Javac.compile(broken, twisted, error, fine, user);

    assertThat(compilation).hadErrorCount(3);
    assertThat(compilation)
        .hadErrorContaining("[unsupported-type] char")
        .inFile(broken)
        .onLineContaining("first");
    assertThat(compilation)
        .hadErrorContaining("[unsupported-type] char")
        .inFile(twisted)
        .onLineContaining("char");
    assertThat(compilation)
        .hadErrorContaining("[error-constructor] error Oops has no public constructor")
        .inFile(error)
        .onLineContaining("class Oops");
  }

  @Test
  void whatThePluginGeneratedEarlierIsNotGeneratedAgain() {
    Compilation first = Javac.compile(GREETER);
    JavaFileObject stub = first.generatedSourceFile("com.example.GreeterStub").get();
    JavaFileObject dispatcher = first.generatedSourceFile("com.example.GreeterDispatcher").get();

    Compilation second = Javac.compile(GREETER, stub, dispatcher);

    assertThat(Javac.problems(second)).isEmpty();
    assertThat(second.generatedSourceFiles()).isEmpty();
  }

  @Test
  void whatWasGeneratedFromAnotherVersionOfAContractIsAnError() {
    JavaFileObject older = Javac.source("com.example.Greeter", Javac.text(GREETER).split("\n"));
    JavaFileObject newer =
        Javac.source(
            "com.example.Greeter",
            Javac.text(older).replace("String hello(String name);", "String hello(int name);"));
    Compilation first = Javac.compile(older);
    JavaFileObject stub = first.generatedSourceFile("com.example.GreeterStub").get();

    Compilation second = Javac.compile(newer, stub);

    assertThat(second)
        .hadErrorContaining(
            "[stale-generated] the source of GreeterStub was generated from an earlier version of"
                + " Greeter. Run mvn generate-sources again, or delete")
        .inFile(newer)
        .onLineContaining("interface Greeter");
  }

  @Test
  void aHandWrittenClassWithAGeneratedNameIsAnError() {
    JavaFileObject taken =
        Javac.source("com.example.GreeterStub", "package com.example;", "class GreeterStub {}");

    assertThat(Javac.compile(GREETER, taken))
        .hadErrorContaining(
            "[generated-name] the generated class GreeterStub has the same name as a class among"
                + " the sources")
        .inFile(GREETER)
        .onLineContaining("interface Greeter");
  }

  @Test
  void aClassFileOfAnEarlierBuildDoesNotStandInTheWay() throws IOException {
    try (CompiledLibrary library = CompiledLibrary.of(Javac.compile(GREETER))) {
      Compilation compilation =
          Compiler.javac()
              .withProcessors(new ContractProcessor())
              .withClasspath(library.classPath())
              .compile(GREETER);

      assertThat(compilation).succeededWithoutWarnings();
      assertThat(Javac.generated(compilation)).containsKey("GreeterStub.java");
    }
  }

  @Test
  void anInterfaceThatWasItselfGeneratedIsLeftAlone() {
    JavaFileObject generated =
        Javac.source(
            "com.example.FromFile",
            "package com.example;",
            "import dev.zerorpc.annotation.GeneratedContract;",
            "import dev.zerorpc.annotation.RpcService;",
            "@RpcService",
            "@GeneratedContract(source = \"from_file.zrpc\", fingerprint = \"0123456789abcdef\")",
            "public interface FromFile { char notChecked(); }");

    Compilation compilation = Javac.compile(generated);

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(compilation.generatedSourceFiles()).isEmpty();
  }

  @Test
  void contractsInFilesOfTheirOwnCompileWithoutAnyWarning() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ContractProcessor())
            .withOptions("-Xlint:all", "-Werror")
            .compile(GREETER, POINT, SHAPES);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation.generatedSourceFiles()).hasSize(5);
  }

  /** Generates a source file in the first round, on behalf of {@link #MAKE}. */
  static final class Generates extends AbstractProcessor {
    private final JavaFileObject source;
    private boolean done;

    Generates(JavaFileObject source) {
      this.source = source;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("com.example.Make");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        String name = Javac.simpleName(source).replace(".java", "");
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("com.example." + name).openWriter()) {
          writer.write(Javac.text(source));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
      return true;
    }
  }
}
