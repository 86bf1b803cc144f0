package dev.zerorpc.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What incremental builds rely on: each file is generated from one type, and says from which. */
final class IncrementalTest {
  private static final JavaFileObject SHAPES =
      Javac.source(
          "com.example.Shapes",
          "package com.example;",
          "import dev.zerorpc.annotation.*;",
          "@RpcService",
          "public interface Shapes {",
          "  Point first(Kind kind) throws NoShape;",
          "  enum Kind { ROUND, SQUARE }",
          "  @RpcStruct",
          "  record Point(int x, int y) {}",
          "}");
  private static final JavaFileObject NO_SHAPE =
      Javac.source(
          "com.example.NoShape",
          "package com.example;",
          "@dev.zerorpc.annotation.RpcError",
          "public class NoShape extends dev.zerorpc.ContractException {",
          "  private static final long serialVersionUID = 1L;",
          "  public NoShape(String message) { super(message); }",
          "}");
  private static final JavaFileObject BROKEN =
      Javac.source(
          "com.example.Broken",
          "package com.example;",
          "@dev.zerorpc.annotation.RpcService",
          "public interface Broken { char letter(Shapes.Point point); }");

  @Test
  void everyFileNamesTheTypeItIsGeneratedFrom() {
    RecordingProcessor processor = new RecordingProcessor();
    Compilation compilation = Compiler.javac().withProcessors(processor).compile(SHAPES, NO_SHAPE);

    assertThat(compilation.errors()).isEmpty();
    assertThat(processor.origins())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "com.example.NoShapeCodec", List.of("com.example.NoShape"),
                "com.example.ShapesDispatcher", List.of("com.example.Shapes"),
                "com.example.ShapesStub", List.of("com.example.Shapes"),
                "com.example.Shapes_PointCodec", List.of("com.example.Shapes.Point")));
  }

  /** What a build tool would have to know about otherwise. */
  @Test
  void nothingButSourcesIsReadOrWrittenAndEachHasOneOrigin() {
    RecordingProcessor processor = new RecordingProcessor();
    Compilation compilation =
        Compiler.javac().withProcessors(processor).compile(ExerciseTest.SOURCES);

    assertThat(compilation.errors()).isEmpty();
    assertThat(processor.otherFiles()).isEmpty();
    assertThat(processor.origins())
        .hasSizeGreaterThan(5)
        .allSatisfy((file, origins) -> assertThat(origins).as(file).hasSize(1));
  }

  @Test
  void soDoesWhatStandsInForABrokenContract() {
    RecordingProcessor processor = new RecordingProcessor();
    Compilation compilation =
        Compiler.javac().withProcessors(processor).compile(BROKEN, SHAPES, NO_SHAPE);

    assertThat(compilation.errors()).hasSize(1);
    assertThat(processor.origins())
        .containsEntry("com.example.BrokenStub", List.of("com.example.Broken"))
        .containsEntry("com.example.BrokenDispatcher", List.of("com.example.Broken"));
  }

  @Test
  void buildsAreToldSo() throws IOException {
    try (InputStream list =
        ContractProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(list.readAllBytes(), UTF_8))
          .isEqualTo(ContractProcessor.class.getName() + ",isolating\n");
    }
  }

  @Test
  void compilersFindTheProcessorAsAService() {
    assertThat(ServiceLoader.load(Processor.class))
        .extracting(processor -> processor.getClass().getName())
        .contains(ContractProcessor.class.getName())
        .noneMatch(name -> name.startsWith("com.google.auto.service."));
  }
}
