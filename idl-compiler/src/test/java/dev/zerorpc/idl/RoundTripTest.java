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
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  private static final int LEAST_FILES = 25;
  private static final int LEAST_BLOCKS = 40;

  /** A text that is compiled as if it stood in a file, and where its imports are looked for. */
  record Original(SourceText text, ImportResolver imports) {
    @Override
    public String toString() {
      return text.path();
    }
  }

  @Test
  void thereAreContractsEverywhere() {
    assertThat(RepositoryContracts.files())
        .hasSizeGreaterThanOrEqualTo(LEAST_FILES)
        .extracting(RepositoryContracts::name)
        .anyMatch(name -> name.startsWith("../idl-compiler/src/test/resources/valid/"))
        .anyMatch(name -> name.startsWith("../maven-plugin/src/it/"));
    assertThat(RepositoryContracts.blocks()).hasSizeGreaterThanOrEqualTo(LEAST_BLOCKS);
  }

  @ParameterizedTest
  @MethodSource("originals")
  void whatIsPrintedIsTheSameContract(Original source) {
    CompilationResult original = compile(source.text(), source);

    String printed = print(original);
    CompilationResult again = compile(SourceText.of(source.text().path(), printed), source);

    assertThat(print(again)).isEqualTo(printed);
    assertSame(again.contract(), original.contract());
  }

  @ParameterizedTest
  @MethodSource("originals")
  void canonicalTextIsTheSameContractButForWhatReadersNeed(Original source) {
    CompilationResult original = compile(source.text(), source);
    for (Definition definition : original.contract().definitions()) {
      String canonical = ContractPrinter.print(definition);
      // Alone it does not know what it mentions: the whole contract says that.
      String others =
          ContractPrinter.file(
              without(original.contract(), definition),
              definition.javaName().packageName(),
              imports(original));
      SourceText both =
          SourceText.of(
              source.text().path(), others + canonical.substring(canonical.indexOf("\n\n") + 1));
      Definition again =
          compile(both, source).contract().definitions().stream()
              .filter(other -> other.javaName().equals(definition.javaName()))
              .findFirst()
              .orElseThrow();
      assertThat(ContractPrinter.print(again)).isEqualTo(canonical);
    }
  }

  static Stream<Original> originals() {
    return Stream.concat(
        RepositoryContracts.files().stream()
            .map(
                file ->
                    new Original(
                        SourceText.of(RepositoryContracts.name(file), Corpus.text(file)),
                        new FileImports(RepositoryContracts.roots(file)))),
        RepositoryContracts.blocks().stream()
            .map(block -> new Original(block, ImportResolver.NONE)));
  }

  private static Contract without(Contract contract, Definition definition) {
    return new Contract(
        contract.definitions().stream().filter(d -> d != definition).toList(), List.of());
  }

  private static CompilationResult compile(SourceText text, Original source) {
    CompilationResult result =
        ZrpcCompiler.compile(new CompilationRequest(List.of(), List.of(text), source.imports()));
    assertThat(DiagnosticText.of(result.diagnostics())).isEmpty();
    return result;
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
