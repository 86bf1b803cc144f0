package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.zerorpc.codegen.RuntimeTypes;
import dev.zerorpc.stub.CodeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated code meets a runtime that it was not generated for. */
final class VersionSkewTest {
  private static final int CURRENT = RuntimeTypes.INTERFACE_VERSION;
  private static final String PREFIX = "com.example.";
  private static final JavaFileObject GREETER =
      Javac.source(
          PREFIX + "Greeter",
          "package com.example;",
          "import dev.zerorpc.annotation.*;",
          "@RpcService",
          "public interface Greeter {",
          "  String hello(Name name) throws Refused;",
          "  @RpcStruct record Name(String first, java.util.List<String> others) {}",
          "  @RpcError class Refused extends dev.zerorpc.ContractException {",
          "    private static final long serialVersionUID = 1L;",
          "    public Refused(String message) { super(message); }",
          "  }",
          "}");

  @Test
  void generatorsAndRuntimeAgreeOnTheVersion() {
    assertThat(RuntimeTypes.INTERFACE_VERSION).isEqualTo(CodeVersion.CURRENT);
    assertThat(CodeVersion.OLDEST).isBetween(1, CodeVersion.CURRENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GreeterStub", "GreeterDispatcher", "Greeter_NameCodec", "Greeter_RefusedCodec"})
  void everyGeneratedClassThatCallsTheRuntimeSaysWhatIsWrong(String name) throws Exception {
    ClassLoader fitting = classes(UnaryOperator.identity());
    ClassLoader newer = classes(text -> withVersion(text, CURRENT + 1));
    ClassLoader older = classes(text -> withVersion(text, CodeVersion.OLDEST - 1));

    assertThat(initialize(fitting, name)).isNotNull();
    assertThatThrownBy(() -> initialize(newer, name))
        .isInstanceOf(LinkageError.class)
        .hasMessageStartingWith(PREFIX + name + " was generated for version " + (CURRENT + 1))
        .hasMessageContaining("use the zerorpc-runtime of the same release");
    assertThatThrownBy(() -> initialize(older, name))
        .isInstanceOf(LinkageError.class)
        .hasMessageStartingWith(PREFIX + name + " was generated for version 0 of zerorpc's runtime")
        .hasMessageContaining("build the class again");
  }

  /** The rest of the class may need what only the right runtime has. */
  @ParameterizedTest
  @ValueSource(strings = {"GreeterStub", "GreeterDispatcher", "Greeter_NameCodec"})
  void nothingElseIsInitializedBefore(String name) throws Exception {
    ClassLoader newer =
        classes(text -> withVersion(text, CURRENT + 1).replace("Codecs.list(", "Later.list("));

    assertThatThrownBy(() -> initialize(newer, name))
        .isExactlyInstanceOf(LinkageError.class)
        .hasMessageContaining("was generated for version");
  }

  private static String withVersion(String text, int version) {
    String changed =
        text.replace(
            "CodeVersion.require(" + CURRENT + ",", "CodeVersion.require(" + version + ",");
    assertThat(changed).isNotEqualTo(text);
    return changed;
  }

  private static Class<?> initialize(ClassLoader classes, String name) throws Exception {
    return Class.forName(PREFIX + name, true, classes);
  }

  /** Compiles the generated code after that change, and loses the class that it may name. */
  private static ClassLoader classes(UnaryOperator<String> change) {
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(GREETER);
    sources.add(
        Javac.source(
            "com.example.Later",
            "package com.example;",
            "class Later {",
            "  static <T> dev.zerorpc.stub.Codec<java.util.List<T>> list(",
            "      dev.zerorpc.stub.Codec<T> element) {",
            "    return dev.zerorpc.stub.Codecs.list(element);",
            "  }",
            "}"));
    for (Map.Entry<String, String> file : Javac.generated(Javac.compile(GREETER)).entrySet()) {
      String name = file.getKey().replace(".java", "");
      sources.add(Javac.source(PREFIX + name, change.apply(file.getValue())));
    }
    Compilation compilation = Compiler.javac().compile(sources);
    assertThat(compilation.errors()).isEmpty();
    CompiledClasses classes = new CompiledClasses(compilation);
    classes.files().remove(PREFIX + "Later");
    return classes;
  }
}
