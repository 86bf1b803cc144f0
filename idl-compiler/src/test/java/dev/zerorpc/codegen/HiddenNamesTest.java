package dev.zerorpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.testing.Contracts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What generated code mentions of {@code java.lang} where the package has types of those names. */
class HiddenNamesTest {
  private static final Pattern NOT_CODE =
      Pattern.compile("(?m)^\\s*(?://|/?\\*).*$|\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern QUALIFIED = Pattern.compile("java\\.lang\\.\\s*(?:@\\w+ )?\\w+");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Z]\\w*");

  @Test
  void theListIsComplete() {
    assertThat(javaLangNames(new GeneratorOptions(true)))
        .hasSizeGreaterThan(10)
        .isSubsetOf(GeneratorOptions.JAVA_LANG_NAMES);
  }

  @Test
  void eachIsWrittenWithItsPackage() {
    assertThat(javaLangNames(new GeneratorOptions(true, GeneratorOptions.JAVA_LANG_NAMES)))
        .isEmpty();
  }

  @Test
  void importedTypesAreWrittenWithTheirPackageToo() {
    GeneratorOptions options = new GeneratorOptions(true, Set.of("List", "Codecs"));
    assertThat(texts(options))
        .noneMatch(text -> text.contains("import java.util.List;"))
        .noneMatch(text -> text.contains("import dev.zerorpc.stub.Codecs;"))
        .anyMatch(text -> text.contains("java.util.List<"))
        .anyMatch(text -> text.contains("dev.zerorpc.stub.Codecs.list("));
  }

  private static Set<String> javaLangNames(GeneratorOptions options) {
    return texts(options).stream()
        .map(text -> NOT_CODE.matcher(text).replaceAll(""))
        .map(text -> QUALIFIED.matcher(text).replaceAll(""))
        .flatMap(text -> NAME.matcher(text).results().map(name -> name.group()))
        .filter(HiddenNamesTest::isInJavaLang)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> texts(GeneratorOptions options) {
    Stream<GeneratedSource> sources =
        GoldenContracts.all().entrySet().stream()
            // These have types of such names.
            .filter(contract -> !Set.of("shadow", "odd").contains(contract.getKey()))
            .flatMap(c -> new ContractGenerator().generate(c.getValue(), options).stream())
            // The members of a union are types of their own names.
            .filter(source -> !source.text().contains("sealed interface"));
    Stream<GeneratedSource> skeletons =
        Arrays.stream(SkeletonGenerator.Kind.values())
            .flatMap(kind -> skeletons(kind, options).stream());
    return Stream.concat(sources, skeletons).map(GeneratedSource::text).toList();
  }

  private static List<GeneratedSource> skeletons(
      SkeletonGenerator.Kind kind, GeneratorOptions options) {
    return SkeletonGenerator.generate(
        kind, Contracts.name("com.example.X"), true, true, new Contracts.At("X"), options);
  }

  private static boolean isInJavaLang(String name) {
    try {
      return Class.forName("java.lang." + name) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
