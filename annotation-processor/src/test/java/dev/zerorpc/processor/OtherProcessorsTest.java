package dev.zerorpc.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Lombok, Immutables and AutoValue on the same processor path, in a compiler apart. */
final class OtherProcessorsTest {
  private static final Path TOOLS = Path.of("target/tools");
  private static final JavaFileObject SAMPLE =
      Javac.source(
          "com.example.Sample",
          "package com.example;",
          "@dev.zerorpc.annotation.RpcStruct",
          "@lombok.Builder",
          "public record Sample(String name, java.util.List<Integer> values) {}");
  private static final JavaFileObject METRICS =
      Javac.source(
          "com.example.Metrics",
          "package com.example;",
          "@dev.zerorpc.annotation.RpcService",
          "public interface Metrics {",
          "  Sample find(String name);",
          "}");
  private static final JavaFileObject PREFIX =
      Javac.source(
          "com.example.Prefix",
          "package com.example;",
          "@org.immutables.value.Value.Immutable",
          "interface Prefix { String text(); }");
  private static final JavaFileObject LIMIT =
      Javac.source(
          "com.example.Limit",
          "package com.example;",
          "@com.google.auto.value.AutoValue",
          "abstract class Limit {",
          "  abstract int value();",
          "  static Limit of(int value) { return new AutoValue_Limit(value); }",
          "}");
  private static final JavaFileObject IMPLEMENTATION =
      Javac.source(
          "com.example.Implementation",
          "package com.example;",
          "@lombok.RequiredArgsConstructor",
          "final class Implementation implements Metrics {",
          "  private final Prefix prefix;",
          "  private final Limit limit;",
          "  @Override public Sample find(String name) {",
          "    return Sample.builder().name(prefix.text() +"
              + " name).values(java.util.List.of(limit.value())).build();",
          "  }",
          "  static MetricsDispatcher dispatcher() {",
          "    Prefix prefix = ImmutablePrefix.builder().text(\"a\").build();",
          "    return MetricsDispatcher.of(new Implementation(prefix, Limit.of(3)));",
          "  }",
          "}");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachDoesItsPartWhicheverComesFirst(boolean oursFirst, @TempDir Path folder)
      throws Exception {
    String ours = System.getProperty("java.class.path");
    List<String> processors = oursFirst ? List.of(ours, tools()) : List.of(tools(), ours);

    String output =
        javac(folder, processors, List.of(SAMPLE, METRICS, PREFIX, LIMIT, IMPLEMENTATION));

    assertThat(output).doesNotContain("error");
    Map<String, String> generated = texts(folder.resolve("generated"));
    assertThat(generated)
        .containsKeys("ImmutablePrefix.java", "AutoValue_Limit.java")
        .containsAllEntriesOf(alone());
    assertThat(folder.resolve("classes/com/example/Sample$SampleBuilder.class")).exists();
  }

  /** What this processor generates if no other runs. */
  private static Map<String, String> alone() {
    JavaFileObject plain =
        Javac.source("com.example.Sample", Javac.text(SAMPLE).replace("@lombok.Builder", ""));
    return Javac.generated(Javac.compile(plain, METRICS));
  }

  private static String javac(Path folder, List<String> processors, List<JavaFileObject> sources)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("--release", "17", "-encoding", "UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path") + separator() + tools()));
    command.addAll(List.of("-processorpath", String.join(separator(), processors)));
    command.addAll(List.of("-d", Files.createDirectory(folder.resolve("classes")).toString()));
    command.addAll(List.of("-s", Files.createDirectory(folder.resolve("generated")).toString()));
    for (JavaFileObject source : sources) {
      Path file = folder.resolve(Javac.simpleName(source));
      command.add(Files.writeString(file, Javac.text(source)).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String tools() throws IOException {
    try (Stream<Path> files = Files.list(TOOLS)) {
      return files
          .map(Path::toString)
          .filter(name -> !name.contains("ecj-"))
          .sorted()
          .collect(Collectors.joining(separator()));
    }
  }

  private static String separator() {
    return File.pathSeparator;
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
