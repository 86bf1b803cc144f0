package dev.zerorpc.processor;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Generates a stub and a dispatcher for every {@code @RpcService} interface, and a codec for every
 * {@code @RpcStruct} record and {@code @RpcError} exception. It takes no options. What it writes
 * for a type depends on that type and on what it mentions alone, whatever else is compiled with it.
 *
 * <p>A type that mentions one which another processor has yet to generate waits for the next round.
 * The processor never throws: what goes wrong inside it is reported as an error on the type.
 */
@AutoService(Processor.class)
public final class ContractProcessor extends AbstractProcessor {
  private final SourceTypes sources = new SourceTypes();
  private final Set<String> waiting = new TreeSet<>();
  private final Set<String> broken = new TreeSet<>();

  /** Creates the processor; the compiler does, by service lookup. */
  public ContractProcessor() {}

  /**
   * All annotations of contracts, and the one on generated sources. They are claimed, so that a
   * compiler which warns of annotations that no processor knows has nothing to say about them.
   */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ContractTypes.ALL_ANNOTATIONS, ContractTypes.GENERATED);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // Nobody else has any use for these annotations, and -Xlint:all -Werror must stay possible.
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    sources.add(round.getRootElements());
    ContractCompiler compiler = new ContractCompiler(processingEnv, sources);
    for (TypeElement type : contracts(round).values()) {
      boolean last = round.processingOver();
      String name = type.getQualifiedName().toString();
      switch (compiler.compile(type, last, round.errorRaised())) {
        case DONE -> {}
        case UNRESOLVED -> waiting.add(name);
        case BROKEN -> broken.add(name);
      }
    }
    return true;
  }

  /** The types to look at in this round, by name: never in the order in which files were given. */
  private Map<String, TypeElement> contracts(RoundEnvironment round) {
    Map<String, TypeElement> types = new TreeMap<>();
    Elements elements = processingEnv.getElementUtils();
    if (round.processingOver()) {
      waiting.addAll(broken);
    }
    for (String name : waiting) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        types.put(name, type);
      }
    }
    waiting.clear();
    // One walk through all sources of the round instead of one for each annotation.
    TypeElement[] annotations =
        Arrays.stream(ContractKind.values())
            .map(kind -> elements.getTypeElement(kind.annotation()))
            .filter(Objects::nonNull)
            .toArray(TypeElement[]::new);
    for (Element element : round.getElementsAnnotatedWithAny(annotations)) {
      if (element instanceof TypeElement type
          && !Annotations.has(type, ContractTypes.GENERATED_CONTRACT)) {
        types.put(type.getQualifiedName().toString(), type);
      }
    }
    return types;
  }
}
