package dev.zerorpc.processor;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Reads all contracts of a compilation as one and generates nothing. No compiler finds it by
 * itself: as it looks at everything at once, it is for tools that run it in a pass of its own. One
 * instance serves one compilation.
 */
public final class ContractCollector extends AbstractProcessor {
  private final SourceTypes sources = new SourceTypes();
  private final Map<String, Definition> definitions = new TreeMap<>();

  /** Creates one for a compilation. */
  public ContractCollector() {}

  /**
   * What the annotated types say, in the order of their names, after the compilation. Enums that
   * they mention are among it.
   */
  public Contract contract() {
    return new Contract(List.copyOf(definitions.values()), List.of());
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ContractTypes.ALL_ANNOTATIONS, ContractTypes.GENERATED);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // As in the processor: nobody else has any use for these annotations.
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    sources.add(round.getRootElements());
    MessagerReporter reporter = new MessagerReporter(processingEnv.getMessager(), sources);
    for (ContractKind kind : ContractKind.values()) {
      TypeElement annotation = processingEnv.getElementUtils().getTypeElement(kind.annotation());
      if (annotation != null) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
          if (element instanceof TypeElement type
              && !Annotations.has(type, ContractTypes.GENERATED_CONTRACT)) {
            read(kind, type, reporter);
          }
        }
      }
    }
    return true;
  }

  private void read(ContractKind kind, TypeElement type, MessagerReporter reporter) {
    ReadingScope scope =
        new ReadingScope(
            type, processingEnv.getElementUtils(), processingEnv.getTypeUtils(), sources);
    new ContractReader(scope)
        .read(kind)
        .ifPresent(
            contract ->
                contract
                    .definitions()
                    .forEach(d -> definitions.put(d.javaName().canonicalName(), d)));
    scope
        .unresolved()
        .forEach(
            (name, origin) ->
                scope.report(DiagnosticCode.UNRESOLVED_TYPE, origin, name, type.getSimpleName()));
    scope.diagnostics().forEach(reporter::report);
  }
}
