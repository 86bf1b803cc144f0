package dev.zerorpc.processor;

import dev.zerorpc.contract.Constraint;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Range}, {@code @Length} and {@code @Pattern}. */
final class Constraints {
  private static final String NO_BOUND = "-1";

  private Constraints() {}

  /** What is written for the parameter or field, in that order. */
  static List<Constraint> of(Element element) {
    List<Constraint> constraints = new ArrayList<>();
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      switch (JavaTypes.qualifiedName(annotation.getAnnotationType())) {
        case ContractTypes.RANGE ->
            constraints.add(
                new Constraint.Range(
                    written(annotation, "min", ""), written(annotation, "max", "")));
        case ContractTypes.LENGTH ->
            constraints.add(
                new Constraint.Length(
                    written(annotation, "min", NO_BOUND), written(annotation, "max", NO_BOUND)));
        case ContractTypes.PATTERN ->
            constraints.add(new Constraint.Pattern(Annotations.text(annotation, "value")));
        default -> {}
      }
    }
    return constraints;
  }

  private static @Nullable String written(
      AnnotationMirror annotation, String member, String noBound) {
    String text = Annotations.text(annotation, member);
    return text.isEmpty() || text.equals(noBound) ? null : text;
  }
}
