package dev.zerorpc.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Contracts that use types of libraries, of which there are class files only. */
final class LibraryTest {
  private static final JavaFileObject POINT =
      Javac.source(
          "library.Point",
          "package library;",
          "@dev.zerorpc.annotation.RpcStruct",
          "public record Point(int x, int y) {}");
  private static final JavaFileObject USER =
      Javac.source(
          "com.example.User",
          "package com.example;",
          "@dev.zerorpc.annotation.RpcService",
          "public interface User {",
          "  library.Point move(library.Point from);",
          "}");

  @Test
  void aStructOfALibraryIsUsedWithTheCodecItCameWith() throws IOException {
    Compilation compilation = against(Javac.compile(POINT), USER);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("com.example.UserStub")
        .contentsAsUtf8String()
        .contains("import library.PointCodec;");
  }

  @Test
  void aStructOfALibraryWithoutACodecIsAnErrorOnTheContract() throws IOException {
    Compilation compilation = against(Compiler.javac().compile(POINT), USER);

    assertThat(compilation)
        .hadErrorContaining(
            "[missing-codec] Point comes from a library that was compiled without its codec"
                + " PointCodec. Compile the library with zerorpc's annotation processor.")
        .inFile(USER)
        .onLineContaining("interface User");
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void namesThatAClassFileHasLostAreWarnedOf() throws IOException {
    Compilation library =
        Compiler.javac()
            .compile(
                Javac.source(
                    "library.Base",
                    "package library;",
                    "import dev.zerorpc.annotation.Name;",
                    "public interface Base {",
                    "  void take(String lost, @Name(\"kept\") String named);",
                    "}"));
    JavaFileObject child =
        Javac.source(
            "com.example.Child",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Child extends library.Base {}");

    Compilation compilation = against(library, child);

    assertThat(compilation).succeeded();
    assertThat(compilation)
        .hadWarningContaining(
            "[parameter-name] the name 'arg0' of a parameter of Base.take was made up by the"
                + " compiler of its class file. Compile that interface with -parameters, or give")
        .inFile(child)
        .onLineContaining("interface Child");
    assertThat(compilation).hadWarningCount(1);
  }

  @Test
  void namesThatAClassFileHasLostAreThoseOfTheStubBesideIt() throws IOException {
    JavaFileObject base =
        Javac.source(
            "library.Base",
            "package library;",
            "import dev.zerorpc.annotation.*;",
            "@RpcService",
            "public interface Base {",
            "  void take(String first, @Name(\"wire\") int second);",
            "  @Name(\"takeOne\") void take(String only);",
            "  void none();",
            "}");
    JavaFileObject child =
        Javac.source(
            "com.example.Child",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Child extends library.Base {}");

    Compilation compilation = against(Javac.compile(base), child);
    Compilation together = Javac.compile(base, child);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(Javac.generated(compilation).get("ChildStub.java"))
        .contains("take(String first, int second)", "take(String only)", "parameter(\"wire\")");
    assertThat(Javac.generated(together)).containsAllEntriesOf(Javac.generated(compilation));
  }

  @Test
  void genericSuperInterfacesOfLibrariesAreFollowed() throws IOException {
    JavaFileObject store =
        Javac.source(
            "library.Store",
            "package library;",
            "public interface Store<K, V> extends Reader<K, java.util.List<V>> {",
            "  V put(K key, java.util.Map<K, V> all);",
            "}");
    JavaFileObject reader =
        Javac.source(
            "library.Reader",
            "package library;",
            "public interface Reader<A, B> {",
            "  java.util.Optional<B> get(A key);",
            "  default B orElse(A key, B other) { return get(key).orElse(other); }",
            "}");
    JavaFileObject points =
        Javac.source(
            "com.example.Points",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Points extends library.Store<String, library.Point> {}");
    Compilation library =
        Compiler.javac()
            .withProcessors(new ContractProcessor())
            .withOptions("-parameters")
            .compile(store, reader, POINT);

    Compilation compilation = against(library, points);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(Javac.generated(compilation).get("PointsStub.java"))
        .contains(
            "public Point put(String key, Map<String, Point> all)",
            "public Optional<List<Point>> get(String key)")
        .doesNotContain("orElse");
    assertThat(Javac.generated(Javac.compile(store, reader, POINT, points)))
        .containsAllEntriesOf(Javac.generated(compilation));
  }

  @Test
  void aMistakeInAClassFileIsReportedOnTheContractThatInheritsIt() throws IOException {
    Compilation library =
        Compiler.javac()
            .withOptions("-parameters")
            .compile(
                Javac.source(
                    "library.Base",
                    "package library;",
                    "public interface Base {",
                    "  char letter();",
                    "}"));
    JavaFileObject child =
        Javac.source(
            "com.example.Child",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Child extends library.Base {}");

    Compilation compilation = against(library, child);

    assertThat(compilation)
        .hadErrorContaining("Base.letter: [unsupported-type] char is not a type of contracts.")
        .inFile(child)
        .onLineContaining("interface Child");
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void annotationsOfDeclarationsInClassFilesAreRead() throws IOException {
    Compilation library =
        Compiler.javac()
            .withOptions("-parameters")
            .compile(
                Javac.source(
                    "library.Nullable",
                    "package library;",
                    "import java.lang.annotation.*;",
                    "@Retention(RetentionPolicy.CLASS)",
                    "@Target({ElementType.METHOD, ElementType.PARAMETER})",
                    "public @interface Nullable {}"),
                Javac.source(
                    "library.Base",
                    "package library;",
                    "import dev.zerorpc.annotation.Unsigned;",
                    "public interface Base {",
                    "  @Unsigned int next(@Unsigned long after);",
                    "  @Nullable String find(@Nullable String key);",
                    "}"));
    JavaFileObject child =
        Javac.source(
            "com.example.Child",
            "package com.example;",
            "@dev.zerorpc.annotation.RpcService",
            "public interface Child extends library.Base {}");

    Compilation compilation = against(library, child);

    assertThat(compilation).succeededWithoutWarnings();
    String dispatcher = Javac.generated(compilation).get("ChildDispatcher.java");
    assertThat(dispatcher.lines().map(String::strip).toList())
        .contains(
            "MethodDescriptor.unary(\"Child\", \"next\", Codecs.U16)",
            "long after = arguments.parameter(\"after\").readU32();",
            "String key = arguments.parameter(\"key\").read(NULLABLE_STRING);",
            "call.reply(NULLABLE_STRING, service.find(key));");
  }

  private static Compilation against(Compilation library, JavaFileObject source)
      throws IOException {
    assertThat(library).succeeded();
    try (CompiledLibrary files = CompiledLibrary.of(library)) {
      return Compiler.javac()
          .withProcessors(new ContractProcessor())
          .withOptions("-Xlint:all")
          .withClasspath(files.classPath())
          .compile(source);
    }
  }
}
