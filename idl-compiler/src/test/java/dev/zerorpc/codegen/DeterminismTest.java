package dev.zerorpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractFingerprint;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same definition gives the same bytes, whatever else the contract knows and in what order. */
class DeterminismTest {
  private static final GeneratorOptions OPTIONS = new GeneratorOptions(true);

  @Test
  void theOrderOfWhatIsReferredToDoesNotMatter() {
    for (Contract golden : GoldenContracts.all().values()) {
      Contract contract = new Contract(golden.definitions(), golden.referenced());
      List<GeneratedSource> together = code(contract);
      List<GeneratedSource> alone = new ArrayList<>();
      Random random = new Random(7);
      for (Definition definition : contract.definitions()) {
        List<Definition> referenced = new ArrayList<>(contract.definitions());
        Collections.shuffle(referenced, random);
        alone.addAll(code(new Contract(List.of(definition), referenced)));
      }
      assertThat(alone).isEqualTo(together);
    }
  }

  /** Without the Java types of {@code .zrpc} files: those in one file are generated together. */
  private static List<GeneratedSource> code(Contract contract) {
    Set<JavaName> names =
        contract.definitions().stream()
            .flatMap(definition -> GeneratedNames.of(definition).stream())
            .collect(Collectors.toSet());
    return new ContractGenerator()
        .generate(contract, OPTIONS).stream()
            .filter(source -> names.contains(source.type()))
            .toList();
  }

  @Test
  void theLocaleDoesNotMatter() {
    Contract contract = GoldenContracts.get("odd");
    List<GeneratedSource> usual = new ContractGenerator().generate(contract, OPTIONS);
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(new ContractGenerator().generate(contract, OPTIONS)).isEqualTo(usual);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new ContractGenerator().generate(contract, OPTIONS)).isEqualTo(usual);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void generatedAnnotationIsAnOption() {
    Contract contract = GoldenContracts.get("greeter");
    List<GeneratedSource> with = new ContractGenerator().generate(contract, OPTIONS);
    List<GeneratedSource> without =
        new ContractGenerator().generate(contract, new GeneratorOptions(false));
    assertThat(without).noneMatch(source -> source.text().contains("Generated(\"dev.zerorpc\")"));
    assertThat(without.stream().map(GeneratedSource::text))
        .containsExactlyElementsOf(
            with.stream()
                .map(GeneratedSource::text)
                .map(text -> text.replace("import javax.annotation.processing.Generated;\n", ""))
                .map(text -> text.replace("@Generated(\"dev.zerorpc\")\n", ""))
                .toList());
  }

  @Test
  void fingerprintsDifferBetweenDefinitions() {
    assertThat(
            GoldenContracts.all().values().stream()
                .flatMap(c -> c.definitions().stream().map(d -> ContractFingerprint.of(d, c))))
        .doesNotHaveDuplicates()
        .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{16}"));
  }
}
