package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packages and interfaces with types that are called like those that generated code uses. */
final class HiddenNamesTest {
  @Test
  void otherTypesOfThePackageMayBeCalledLikeThoseOfJavaLang() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ContractProcessor())
            .withOptions("-Xlint:all,-processing", "-Werror")
            .compile(
                Javac.source("com.example.Override", "package com.example; enum Override { A }"),
                Javac.source("com.example.String", "package com.example; class String {}"),
                Javac.source("com.example.Long", "package com.example; class Long {}"),
                Javac.source("com.example.Exception", "package com.example; class Exception {}"),
                Javac.source("com.example.List", "package com.example; class List {}"),
                Javac.source(
                    "com.example.Counter",
                    "package com.example;",
                    "import dev.zerorpc.annotation.RpcService;",
                    "@RpcService",
                    "public interface Counter {",
                    "  java.lang.String name(java.util.List<java.lang.Long> counts);",
                    "}"));

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).get("CounterStub.java"))
        .contains("  @java.lang.Override\n  public java.lang.String name(");
  }

  @Test
  void aBrokenContractAmongThemHasNoOtherErrors() {
    Compilation compilation =
        Javac.compile(
            Javac.source(
                "com.example.IllegalStateException",
                "package com.example; class IllegalStateException {}"),
            Javac.source(
                "com.example.SuppressWarnings", "package com.example; class SuppressWarnings {}"),
            Javac.source(
                "com.example.Broken",
                "package com.example;",
                "@dev.zerorpc.annotation.RpcService",
                "public interface Broken { char letter(); }"));

    assertThat(Javac.problems(compilation))
        .singleElement()
        .asString()
        .contains("[unsupported-type]");
  }

  @Test
  void anInterfaceMayHaveAndInheritTypesWithAnyName() {
    Compilation compilation =
        Javac.compile(
            Javac.source(
                "com.example.Base",
                "package com.example;",
                "interface Base { class List {} class Override {} class Codecs {} }"),
            Javac.source(
                "com.example.Lists",
                "package com.example;",
                "@dev.zerorpc.annotation.RpcService",
                "public interface Lists extends Base {",
                "  java.util.List<String> all(java.util.List<String> more);",
                "  class ClientCall {}",
                "  class CompletableFuture {}",
                "}"));

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).keySet())
        .isEqualTo(new java.util.TreeSet<>(List.of("ListsDispatcher.java", "ListsStub.java")));
  }
}
