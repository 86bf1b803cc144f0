package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractPrinter;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.contract.diagnostic.Origin;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  private static final ImportResolver IMPORTS = new FileImports(List.of());

  @ParameterizedTest
  @MethodSource("files")
  void whatIsPrintedIsTheSameContract(Path file) {
    CompilationResult original = compile(SourceText.of(path(file), Corpus.text(file)));

    String printed = print(original);
    CompilationResult again = compile(SourceText.of(path(file), printed));

    assertThat(print(again)).isEqualTo(printed);
    assertSame(again.contract(), original.contract());
  }

  @ParameterizedTest
  @MethodSource("files")
  void canonicalTextIsTheSameContractButForWhatReadersNeed(Path file) {
    CompilationResult original = compile(SourceText.of(path(file), Corpus.text(file)));
    for (Definition definition : original.contract().definitions()) {
      String canonical = ContractPrinter.print(definition);
      // Alone it does not know what it mentions: the whole contract says that.
      String others =
          ContractPrinter.file(
              without(original.contract(), definition),
              definition.javaName().packageName(),
              imports(original));
      SourceText both =
          SourceText.of(path(file), others + canonical.substring(canonical.indexOf("\n\n") + 1));
      Definition again =
          compile(both).contract().definitions().stream()
              .filter(other -> other.javaName().equals(definition.javaName()))
              .findFirst()
              .orElseThrow();
      assertThat(ContractPrinter.print(again)).isEqualTo(canonical);
    }
  }

  static Stream<Path> files() {
    return Corpus.valid().stream();
  }

  private static Contract without(Contract contract, Definition definition) {
    return new Contract(
        contract.definitions().stream().filter(d -> d != definition).toList(), List.of());
  }

  private static CompilationResult compile(SourceText text) {
    CompilationResult result =
        ZrpcCompiler.compile(new CompilationRequest(List.of(), List.of(text), IMPORTS));
    assertThat(DiagnosticText.of(result.diagnostics())).isEmpty();
    return result;
  }

  private static String path(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static String print(CompilationResult result) {
    return ContractPrinter.file(result.contract(), packageName(result), imports(result));
  }

  private static List<String> imports(CompilationResult result) {
    return result.files().get(0).imports().stream().map(i -> i.path()).toList();
  }

  private static String packageName(CompilationResult result) {
    return Stream.concat(
            result.contract().definitions().stream().map(d -> d.javaName().packageName()),
            result.contract().constants().stream().map(ConstantDefinition::packageName))
        .findFirst()
        .orElse("");
  }

  private static void assertSame(Contract actual, Contract expected) {
    RecursiveComparisonConfiguration butOrigins =
        RecursiveComparisonConfiguration.builder()
            .withIgnoredFieldsOfTypes(Origin.class)
            .withEqualsForType((first, second) -> true, Origin.class)
            .withIgnoredFieldsMatchingRegexes(".*origin")
            .build();
    assertThat(actual.definitions())
        .usingRecursiveComparison(butOrigins)
        .isEqualTo(expected.definitions());
    assertThat(actual.constants())
        .usingRecursiveComparison(butOrigins)
        .isEqualTo(expected.constants());
  }
}
