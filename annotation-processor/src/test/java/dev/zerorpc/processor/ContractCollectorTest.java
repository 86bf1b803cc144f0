package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.contract.diff.Change;
import dev.zerorpc.contract.diff.ChangeCode;
import dev.zerorpc.contract.diff.ContractDiff;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.export.ContractExporter;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What annotated types say, exported, is what their twins in the contract language say. */
class ContractCollectorTest {
  /**
   * Java's own constants are no part of a contract; inherited methods are read as a service's own.
   */
  private static final Set<ChangeCode> UNSAID_IN_JAVA =
      EnumSet.of(
          ChangeCode.CONSTANT_ADDED,
          ChangeCode.CONSTANT_REMOVED,
          ChangeCode.PARENT_ADDED,
          ChangeCode.PARENT_REMOVED);

  @ParameterizedTest
  @MethodSource("dev.zerorpc.processor.TwinTest#twins")
  void exportsWhatTheTwinSays(Path file) throws IOException {
    Map<String, String> parts = TwinTest.parts(Files.readString(file));
    CompilationResult twin =
        ZrpcCompiler.compile(
            CompilationRequest.ofTexts(SourceText.of("twin.zrpc", parts.remove("zrpc"))));
    ContractCollector collector = new ContractCollector();
    Compilation compilation = compile(collector, parts);
    assertThat(compilation.errors()).isEmpty();
    Map<String, String> files = ContractExporter.files(collector.contract());
    CompilationResult exported = ContractExporter.compile(files, ImportResolver.NONE);
    assertThat(exported.diagnostics()).as(files.toString()).isEmpty();
    assertThat(ContractDiff.compare(twin.contract(), exported.contract()))
        .filteredOn(change -> !UNSAID_IN_JAVA.contains(change.code()))
        .extracting(Change::describe)
        .isEmpty();
    assertThat(ContractDiff.compare(exported.contract(), twin.contract()))
        .filteredOn(change -> !UNSAID_IN_JAVA.contains(change.code()))
        .extracting(Change::describe)
        .isEmpty();
  }

  @Test
  void generatesNothing() {
    ContractCollector collector = new ContractCollector();
    Compilation compilation =
        compile(
            collector,
            Map.of(
                "p.S", "package p; @dev.zerorpc.annotation.RpcService interface S { void m(); }"));
    assertThat(compilation.generatedSourceFiles()).isEmpty();
    assertThat(collector.contract().definitions())
        .extracting(definition -> definition.javaName().canonicalName())
        .containsExactly("p.S");
  }

  @Test
  void reportsWhatItCannotRead() {
    Compilation compilation =
        compile(
            new ContractCollector(),
            Map.of(
                "p.S",
                "package p; @dev.zerorpc.annotation.RpcService interface S { void m(char c); }"));
    assertThat(compilation.errors()).hasSize(1);
    assertThat(compilation.errors().get(0).getLineNumber()).isEqualTo(1);
  }

  private static Compilation compile(ContractCollector collector, Map<String, String> sources) {
    List<JavaFileObject> files =
        sources.entrySet().stream()
            .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
            .toList();
    return Compiler.javac().withProcessors(collector).compile(files);
  }
}
