package dev.zerorpc.maven;

import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A processor that knows whether the compiler let it work to the end. It does not after a syntax
 * error, and not when no source could be read.
 */
final class ObservedProcessor implements Processor {
  private final Processor delegate;
  private final UnaryOperator<ProcessingEnvironment> environments;
  private boolean completed;

  /**
   * Wraps a processor.
   *
   * @param environments what the processor sees of the compiler's environment
   */
  ObservedProcessor(Processor delegate, UnaryOperator<ProcessingEnvironment> environments) {
    this.delegate = delegate;
    this.environments = environments;
  }

  boolean completed() {
    return completed;
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    delegate.process(annotations, round);
    completed |= round.processingOver();
    return false;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    delegate.init(environments.apply(environment));
  }

  @Override
  public Set<String> getSupportedOptions() {
    return delegate.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return delegate.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return delegate.getSupportedSourceVersion();
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      @Nullable Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable ExecutableElement member,
      @Nullable String userText) {
    return delegate.getCompletions(element, annotation, member, userText);
  }
}
