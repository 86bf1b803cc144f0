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
   * A constant is a name for a value in the text of a contract: it never crosses the wire, and what
   * Java's annotations have for it is the value itself. Java's own constants are the author's.
   */
  private static final Set<ChangeCode> UNSAID_IN_JAVA =
      EnumSet.of(ChangeCode.CONSTANT_ADDED, ChangeCode.CONSTANT_REMOVED);

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
  void saysWhyPartsAreDeprecated() {
    ContractCollector collector = new ContractCollector();
    Compilation compilation =
        compile(
            collector,
            Map.of(
                "p.S",
                """
                package p;

                import dev.zerorpc.annotation.*;

                /** @param a The first. */
                @RpcStruct
                record S(int a, E e) {
                  /**
                   * Not read.
                   *
                   * @deprecated use {@code e}
                   */
                  @Deprecated
                  public int a() {
                    return a;
                  }

                  enum E {
                    /** @deprecated never */
                    @Deprecated OLD
                  }
                }
                """,
                "p.U",
                """
                package p;

                @dev.zerorpc.annotation.RpcUnion
                sealed interface U {
                  /** @deprecated no more */
                  @Deprecated record Old(int value) implements U {}
                }
                """,
                "p.X",
                """
                package p;

                /** Fails. */
                @dev.zerorpc.annotation.RpcError
                @SuppressWarnings("serial")
                class X extends dev.zerorpc.ContractException {
                  private final int n;

                  public X(String message, int n) {
                    super(message);
                    this.n = n;
                  }

                  /** @deprecated count them */
                  @Deprecated
                  public int getN() {
                    return n;
                  }
                }
                """));
    assertThat(compilation.errors()).isEmpty();
    assertThat(ContractExporter.files(collector.contract()).get("p.zrpc"))
        .contains(
            "  /// The first.\n  @deprecated(\"use `e`\") a: i32;\n",
            "  @deprecated(\"never\") OLD;\n",
            "  @deprecated(\"no more\") old: i32;\n",
            "  @deprecated(\"count them\") @java(\"read getN\") n: i32;\n");
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
