package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Which methods a service has, and in which order. */
final class ServiceMethodsTest {
  private static final Pattern CASE = Pattern.compile("case \\d+ -> (\\w+)\\(call\\)");

  @Test
  void itsOwnComeFirstAndInheritedOnesFollowOnce() {
    List<String> methods =
        methods(
            "public interface Service extends Left, Right { void own(); void shared(); }",
            "interface Left extends Top { void left(); }",
            "interface Right extends Top { void right(); void shared(); }",
            "interface Top { void top(); }");

    assertThat(methods).containsExactly("own", "shared", "left", "top", "right");
  }

  @Test
  void aDefaultMethodThatImplementsAnAbstractOneHidesIt() {
    List<String> methods =
        methods(
            "public interface Service extends Base {",
            "  @Override default void plain() {}",
            "  @Override void abstractAgain();",
            "  @RpcMethod default void exposed() {}",
            "  void last();",
            "}",
            "interface Base { void plain(); default void abstractAgain() {} void exposed(); }");

    assertThat(methods).containsExactly("abstractAgain", "exposed", "last");
  }

  @Test
  void ofTwoUnrelatedDeclarationsTheMoreSpecificResultCounts() {
    Compilation compilation =
        compile(
            "public interface Service extends Wide, Narrow {}",
            "interface Wide { Object get(); }",
            "interface Narrow { String get(); }");

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).get("ServiceStub.java")).contains("String get()");
  }

  @Test
  void typeParametersOfSuperInterfacesAreFilledIn() {
    Compilation compilation =
        compile(
            "public interface Service extends Store<String, Integer> {}",
            "interface Store<K, V> extends Source<java.util.List<V>> { void put(K key, V[] values); }",
            "interface Source<T> { T all(); }");

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).get("ServiceStub.java"))
        .contains("void put(String key, Integer[] values)", "List<Integer> all()");
  }

  @Test
  void methodsOfObjectAreNotExposed() {
    List<String> methods =
        methods(
            "public interface Service {",
            "  @Override String toString();",
            "  @Override boolean equals(Object other);",
            "  @Override int hashCode();",
            "  void real();",
            "}");

    assertThat(methods).containsExactly("real");
  }

  @Test
  void aNestedServiceGivesTopLevelClasses() {
    Compilation compilation =
        Javac.compile(
            Javac.source(
                "com.example.Outer",
                "package com.example;",
                "public class Outer {",
                "  @dev.zerorpc.annotation.RpcService",
                "  public interface Inner { void run(); }",
                "}"));

    assertThat(Javac.problems(compilation)).isEmpty();
    assertThat(Javac.generated(compilation).get("Outer_InnerStub.java"))
        .contains("public final class Outer_InnerStub implements Outer.Inner");
  }

  private static List<String> methods(String... lines) {
    Compilation compilation = compile(lines);
    assertThat(Javac.problems(compilation)).isEmpty();
    return CASE.matcher(Javac.generated(compilation).get("ServiceDispatcher.java"))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static Compilation compile(String... lines) {
    JavaFileObject source =
        Javac.source(
            "com.example.Service",
            "package com.example;\nimport dev.zerorpc.annotation.*;\n@RpcService\n"
                + String.join("\n", lines));
    return Javac.compile(source);
  }
}
