package dev.zerorpc.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated for contracts in which things are called like the classes that generated code
 * mentions, and like the packages of those, compiles without a warning.
 */
class HostileNamesTest {
  private static final Path GOLDEN = Path.of("../idl-compiler/src/test/golden/java");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]*\\.(\\w+);$");
  private static final List<String> PACKAGES =
      List.of("java", "javax", "dev", "org", "com", "util", "zerorpc", "a", "Outer");

  /** Every part of a contract that names something; %s is all of the names. */
  private static final String TYPES_OF_ALL_KINDS =
      """
      struct Types { n: i64 = 1; b: bigint = 5; d: duration = 2s; at: timestamp?; l: list<string> = [];
        s: set<bytes>; m: map<string, u64> = {}; e: Kind = one; o: @java("optional") string?;
        a: any; arr: @java("array") list<string>; id: uuid; u: Choice?; }
      enum Kind { one; two @default; }
      union Choice { number: i64; types: Types; }
      error Failure { message: string; n: i64; }
      """;

  private static final Set<String> NAMES = names();

  @Test
  void fields() {
    check(
        TYPES_OF_ALL_KINDS
            + each("struct Strings { ", name -> field(name, "list<string>"), "}")
            + each("struct Durations { ", name -> field(name, "duration") + " = 2s", "}")
            + each("struct Arrays_ { ", name -> field(name, "@java(\"array\") list<string>"), "}")
            + each("@positional struct Kinds { ", name -> field(name, "Kind") + " = two", "}")
            + each(
                "error Lists { message: string; ", name -> field(name, "map<string, any>"), "}"));
  }

  @Test
  void membersAndConstants() {
    check(
        TYPES_OF_ALL_KINDS
            + each("enum Texts { ", name -> name, "; rest @default; }")
            + "struct Holder { text: Texts = List; texts: list<Texts>; }"
            + each("union Lists { ", name -> field(name, "list<string>"), "}")
            + NAMES.stream()
                .map(name -> "const %s: duration = 2s;".formatted(name))
                .collect(Collectors.joining("\n")));
  }

  @Test
  void methodsAndParameters() {
    Function<String, String> parameters =
        type -> NAMES.stream().map(n -> n + ": " + type).collect(Collectors.joining(", "));
    String lengths =
        NAMES.stream().map(n -> n + ": duration = 2s").collect(Collectors.joining(", "));
    check(
        TYPES_OF_ALL_KINDS
            + each(
                "service Methods { ",
                name -> "%s(x: list<string>) -> map<string, Types> throws Failure".formatted(name),
                "}")
            + "service Parameters { unary("
            + parameters.apply("list<Types>")
            + ") -> list<Kind> throws Failure;"
            + " stream("
            + lengths
            + ") -> stream<Types>; oneway out("
            + parameters.apply("Kind")
            + "); both("
            + parameters.apply("string")
            + ", more: stream<Types>) -> @java(\"java_stream\") stream<Choice>; }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"struct", "enum", "union", "error", "service"})
  void types(String kind) {
    String body =
        switch (kind) {
          case "struct" ->
              "{ n: i64 = 1; l: list<string> = []; d: duration = 2s; e: list<bytes>; }";
          case "enum" -> "{ one; two; }";
          case "union" -> "{ l: list<string>; d: duration; }";
          case "error" -> "{ message: string; l: list<string>; d: duration?; }";
          default ->
              "{ m(l: list<string>, d: duration = 2s) -> map<string, i64>; oneway o(i: i64); }";
        };
    String all = NAMES.stream().map(name -> name).collect(Collectors.joining(", "));
    String users =
        kind.equals("struct") || kind.equals("enum") || kind.equals("union")
            ? each("struct User { ", name -> "f" + name + ": " + name, "}")
                + each(
                    "service Client { ",
                    name -> "m" + name + "(x: " + name + ") -> list<" + name + ">",
                    "}")
            : kind.equals("error")
                ? "service Client { m(l: list<string>) -> duration throws " + all + "; }"
                : "";
    check(
        NAMES.stream().map(name -> kind + " " + name + " " + body).collect(Collectors.joining("\n"))
            + users);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java", "java.util", "javax.x", "dev.zerorpc", "org.x", "List.Map", "com.java"})
  void namespaces(String namespace) {
    CompilationResult compiled =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(
                SourceText.of(
                    "a.zrpc",
                    "namespace "
                        + namespace
                        + ";\n"
                        + TYPES_OF_ALL_KINDS
                        + "struct "
                        + namespace.split("\\.", 2)[0]
                        + " { types: Types; }")));
    check(compiled);
  }

  private static void check(String text) {
    check(
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(SourceText.of("a.zrpc", "namespace a;\n" + text))));
  }

  private static void check(CompilationResult compiled) {
    assertThat(compiled.diagnostics()).isEmpty();
    List<JavaFileObject> sources =
        new ContractGenerator()
            .generate(compiled.contract(), new GeneratorOptions(true)).stream()
                .map(HostileNamesTest::source)
                .toList();
    assertThat(
            Javac.problems(
                javac()
                    .withOptions("-Xlint:all,-processing", "-Xmaxerrs", "0", "-Xmaxwarns", "0")
                    .compile(sources)))
        .isEmpty();
  }

  private static JavaFileObject source(GeneratedSource source) {
    return JavaFileObjects.forSourceString(source.type().canonicalName(), source.text());
  }

  private static String each(String begin, Function<String, String> member, String end) {
    return NAMES.stream()
        .map(member)
        .collect(Collectors.joining(";\n", begin, ";" + end + "\n"))
        .replace(";;", ";");
  }

  private static String field(String name, String type) {
    return name + ": " + type;
  }

  /** What golden files import, what generated code mentions of {@code java.lang}, packages. */
  private static Set<String> names() {
    Set<String> names = new TreeSet<>(GeneratorOptions.JAVA_LANG_NAMES);
    names.addAll(PACKAGES);
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher imports = IMPORT.matcher(Files.readString(file));
        imports.results().map(result -> result.group(1)).forEach(names::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}
