package dev.zerorpc.processor;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Looks annotations up by name. */
final class Annotations {
  private Annotations() {}

  static Optional<AnnotationMirror> find(AnnotatedConstruct annotated, String qualifiedName) {
    for (AnnotationMirror annotation : annotated.getAnnotationMirrors()) {
      if (typeOf(annotation).getQualifiedName().contentEquals(qualifiedName)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  static boolean has(AnnotatedConstruct annotated, String qualifiedName) {
    return find(annotated, qualifiedName).isPresent();
  }

  /** Whether an annotation called {@code Nullable}, of whatever package, is there. */
  static boolean hasNullable(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .anyMatch(annotation -> typeOf(annotation).getSimpleName().contentEquals("Nullable"));
  }

  /** What is written for the annotation's {@code member}, or null if nothing is. */
  static @Nullable AnnotationValue writtenValue(AnnotationMirror annotation, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** The text of a member, empty if nothing is written. */
  static String text(AnnotationMirror annotation, String member) {
    AnnotationValue value = writtenValue(annotation, member);
    return value == null ? "" : String.valueOf(value.getValue());
  }

  /** The name on the wire: that of {@code @Name} if it is there, else the Java name. */
  static String wireName(Element element) {
    return wireName(element, element.getSimpleName().toString());
  }

  /** The same for an element whose Java name its class file has lost. */
  static String wireName(Element element, String javaName) {
    return find(element, ContractTypes.NAME).map(name -> text(name, "value")).orElse(javaName);
  }

  private static TypeElement typeOf(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }
}
