package dev.zerorpc.idl.link;

import dev.zerorpc.contract.Constraint;
import dev.zerorpc.contract.Documentation;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.idl.syntax.AnnotationElement;
import dev.zerorpc.idl.syntax.LiteralElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The annotations of one part; those that are unknown, misplaced or malformed are reported. */
final class Annotations {
  private final Map<AnnotationKind, AnnotationElement> found = new LinkedHashMap<>();
  private final List<String> shapes = new ArrayList<>();
  private final DiagnosticReporter reporter;

  Annotations(
      List<AnnotationElement> elements, AnnotationTarget target, DiagnosticReporter reporter) {
    this.reporter = reporter;
    elements.forEach(element -> add(element, target));
  }

  private void add(AnnotationElement element, AnnotationTarget target) {
    String name = element.name().text();
    Optional<AnnotationKind> known = AnnotationKind.of(name);
    if (known.isEmpty()) {
      reporter.report(
          DiagnosticCode.UNKNOWN_ANNOTATION,
          element.range(),
          name,
          DidYouMean.among(AnnotationKind.NAMES, name)
              .map(meant -> "Did you mean '@" + meant + "'?")
              .orElse("There are @" + String.join(", @", AnnotationKind.NAMES) + "."));
      return;
    }
    AnnotationKind kind = known.get();
    if (kind == AnnotationKind.DEPRECATED && target == AnnotationTarget.PARAMETER) {
      reporter.report(
          DiagnosticCode.NOT_DEPRECABLE,
          element.range(),
          "a parameter",
          "Arguments are told apart by their places, so no caller can leave it out: deprecate the"
              + " method.");
    } else if (!kind.targets().contains(target)) {
      reporter.report(
          DiagnosticCode.MISPLACED_ANNOTATION,
          element.range(),
          name,
          target.plural(),
          kind.targetNames());
    } else if (kind == AnnotationKind.JAVA && target == AnnotationTarget.TYPE) {
      addShape(element);
    } else if (found.putIfAbsent(kind, element) != null) {
      reporter.report(DiagnosticCode.DUPLICATE_ANNOTATION, element.range(), name);
    } else if (!kind.accepts(element.arguments())) {
      found.remove(kind);
      malformed(element);
    }
  }

  /** A type and the result that it is of may have a shape each. */
  private void addShape(AnnotationElement element) {
    if (AnnotationKind.JAVA.accepts(element.arguments())) {
      shapes.add(element.arguments().get(0).text());
    } else {
      malformed(element);
    }
  }

  private void malformed(AnnotationElement element) {
    boolean isReported =
        element.arguments().stream().anyMatch(a -> a.kind() == LiteralElement.Kind.BROKEN);
    if (!isReported) {
      report(element);
    }
  }

  private void report(AnnotationElement element) {
    String name = element.name().text();
    reporter.report(
        DiagnosticCode.BAD_ANNOTATION,
        element.range(),
        name,
        AnnotationKind.of(name).map(AnnotationKind::example).orElse("@" + name));
  }

  boolean has(AnnotationKind kind) {
    return found.containsKey(kind);
  }

  /** Where an annotation stands that is there. */
  Optional<AnnotationElement> find(AnnotationKind kind) {
    return Optional.ofNullable(found.get(kind));
  }

  /** The only argument of an annotation, if it is there and has one. */
  Optional<String> text(AnnotationKind kind) {
    return find(kind)
        .filter(element -> !element.arguments().isEmpty())
        .map(element -> element.arguments().get(0).text());
  }

  String wireName(String otherwise) {
    return text(AnnotationKind.NAME).orElse(otherwise);
  }

  /** The Java shapes of a type, in order. */
  List<String> shapes() {
    return shapes;
  }

  /** A Java shape other than of a type; one that has no meaning here is reported. */
  Optional<String> shape(String prefix) {
    Optional<String> shape = text(AnnotationKind.JAVA);
    if (shape.isPresent() && !shape.get().startsWith(prefix)) {
      find(AnnotationKind.JAVA).ifPresent(this::report);
      return Optional.empty();
    }
    return shape;
  }

  Documentation documentation(String text) {
    return new Documentation(
        text, text(AnnotationKind.SINCE).orElse(""), text(AnnotationKind.DEPRECATED).orElse(""));
  }

  List<Constraint> constraints() {
    List<Constraint> constraints = new ArrayList<>();
    found.forEach(
        (kind, element) -> {
          List<LiteralElement> arguments = element.arguments();
          if (kind == AnnotationKind.RANGE) {
            constraints.add(new Constraint.Range(bound(arguments, 0), bound(arguments, 1)));
          } else if (kind == AnnotationKind.LENGTH) {
            constraints.add(new Constraint.Length(bound(arguments, 0), bound(arguments, 1)));
          } else if (kind == AnnotationKind.PATTERN) {
            constraints.add(new Constraint.Pattern(arguments.get(0).text()));
          }
        });
    return constraints;
  }

  private static @Nullable String bound(List<LiteralElement> arguments, int index) {
    LiteralElement bound = arguments.get(index);
    return bound.kind() == LiteralElement.Kind.NULL ? null : bound.text();
  }
}
