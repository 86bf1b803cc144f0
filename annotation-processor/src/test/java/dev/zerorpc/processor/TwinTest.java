package dev.zerorpc.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractPrinter;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.EnumDefinition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contracts under {@code twins}, written both ways: {@code ==== zrpc} in the contract language,
 * {@code ==== com.example.Name} as the Java types that say the same.
 */
final class TwinTest {
  private static final Path FOLDER = Path.of("src/test/resources/twins");
  private static final int LEAST_TWINS = 20;

  static List<Path> twins() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(twins()).hasSizeGreaterThanOrEqualTo(LEAST_TWINS);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void bothSayAndGenerateTheSame(Path file) throws IOException {
    Map<String, String> parts = parts(Files.readString(file));
    Contract language = compile(parts.remove("zrpc"));
    List<JavaFileObject> sources =
        parts.entrySet().stream()
            .map(part -> JavaFileObjects.forSourceString(part.getKey(), part.getValue()))
            .toList();
    Compilation java = Javac.compile(sources);
    CapturingProcessor captured = new CapturingProcessor();
    Compilation read = Compiler.javac().withProcessors(captured).compile(sources);

    assertThat(Javac.problems(java)).isEmpty();
    assertThat(read.errors()).isEmpty();
    assertThat(captured.canonical).isNotEmpty();
    assertThat(canonical(language)).containsExactlyInAnyOrderEntriesOf(captured.canonical);
    Map<String, String> generated = Javac.generated(java);
    generated.replaceAll((name, text) -> belowHeader(text));
    assertThat(generated(language)).containsExactlyInAnyOrderEntriesOf(generated);
  }

  static Map<String, String> parts(String text) {
    Map<String, String> parts = new TreeMap<>();
    for (String part : text.split("(?m)^==== ", -1)) {
      if (!part.isEmpty()) {
        int line = part.indexOf('\n');
        parts.put(part.substring(0, line), part.substring(line + 1));
      }
    }
    return parts;
  }

  private static Contract compile(String text) {
    CompilationResult result =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of("twin.zrpc", text)));
    assertThat(DiagnosticText.of(result.diagnostics())).isEmpty();
    return result.contract();
  }

  private static Map<String, String> canonical(Contract contract) {
    Map<String, String> texts = new TreeMap<>();
    contract.definitions().stream()
        .filter(definition -> !(definition instanceof EnumDefinition))
        .forEach(d -> texts.put(d.javaName().canonicalName(), ContractPrinter.print(d)));
    return texts;
  }

  /** File names and texts of the code; the Java types themselves are written by hand here. */
  private static Map<String, String> generated(Contract contract) {
    Set<JavaName> code =
        contract.definitions().stream()
            .flatMap(definition -> GeneratedNames.of(definition).stream())
            .collect(Collectors.toSet());
    Map<String, String> texts = new TreeMap<>();
    for (GeneratedSource source :
        new ContractGenerator().generate(contract, new GeneratorOptions(true))) {
      if (code.contains(source.type())) {
        texts.put(source.type().simpleName() + ".java", belowHeader(source.text()));
      }
    }
    return texts;
  }

  /** The text without its first line, which names the source. */
  private static String belowHeader(String text) {
    return text.substring(text.indexOf('\n'));
  }

  /** Keeps the canonical text of every annotated type. */
  private static final class CapturingProcessor extends AbstractProcessor {
    private final Map<String, String> canonical = new TreeMap<>();
    private final SourceTypes sources = new SourceTypes();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      sources.add(round.getRootElements());
      List<Element> waiting = new ArrayList<>(round.getRootElements());
      while (!waiting.isEmpty()) {
        Element element = waiting.remove(0);
        waiting.addAll(ElementFilter.typesIn(element.getEnclosedElements()));
        if (element instanceof TypeElement type) {
          ContractKind.of(type).ifPresent(kind -> read(kind, type));
        }
      }
      return false;
    }

    private void read(ContractKind kind, TypeElement type) {
      ReadingScope scope =
          new ReadingScope(
              type, processingEnv.getElementUtils(), processingEnv.getTypeUtils(), sources);
      Definition definition =
          new ContractReader(scope).read(kind).orElseThrow().definitions().get(0);
      canonical.put(definition.javaName().canonicalName(), ContractPrinter.print(definition));
    }
  }
}
