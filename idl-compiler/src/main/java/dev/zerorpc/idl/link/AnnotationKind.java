package dev.zerorpc.idl.link;

import static dev.zerorpc.idl.link.AnnotationTarget.CONST;
import static dev.zerorpc.idl.link.AnnotationTarget.ENUM_CONSTANT;
import static dev.zerorpc.idl.link.AnnotationTarget.FIELD;
import static dev.zerorpc.idl.link.AnnotationTarget.METHOD;
import static dev.zerorpc.idl.link.AnnotationTarget.PARAMETER;
import static dev.zerorpc.idl.link.AnnotationTarget.STRUCT;
import static dev.zerorpc.idl.link.AnnotationTarget.TYPE;

import dev.zerorpc.idl.syntax.LiteralElement;
import dev.zerorpc.idl.syntax.LiteralElement.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The annotations of the language: where they stand and what they take. */
enum AnnotationKind {
  NAME("@name(\"total\")", EnumSet.complementOf(EnumSet.of(CONST, TYPE)), Arguments.STRING),
  DEPRECATED(
      "@deprecated or @deprecated(\"use total\")",
      EnumSet.complementOf(EnumSet.of(PARAMETER, TYPE)),
      Arguments.OPTIONAL_STRING),
  SINCE("@since(\"1.2\")", EnumSet.complementOf(EnumSet.of(TYPE)), Arguments.STRING),
  TIMEOUT("@timeout(2s)", EnumSet.of(METHOD), Arguments.DURATION),
  IDEMPOTENT("@idempotent", EnumSet.of(METHOD), Arguments.NONE),
  POSITIONAL("@positional", EnumSet.of(STRUCT), Arguments.NONE),
  DEFAULT("@default", EnumSet.of(ENUM_CONSTANT), Arguments.NONE),
  RANGE("@range(1, 100), null for no bound", EnumSet.of(PARAMETER, FIELD), Arguments.BOUNDS),
  LENGTH("@length(1, 100), null for no bound", EnumSet.of(PARAMETER, FIELD), Arguments.BOUNDS),
  PATTERN("@pattern(\"[a-z]+\")", EnumSet.of(PARAMETER, FIELD), Arguments.STRING),
  JAVA(
      "@java with a shape that the language's reference lists for this place",
      EnumSet.complementOf(EnumSet.of(CONST, METHOD, ENUM_CONSTANT)),
      Arguments.STRING);

  /** What an annotation takes. */
  private enum Arguments {
    NONE,
    STRING,
    OPTIONAL_STRING,
    DURATION,
    BOUNDS
  }

  /** All names, without the {@code @}. */
  static final List<String> NAMES =
      Arrays.stream(values()).map(AnnotationKind::annotation).toList();

  private static final Set<Kind> BOUNDS =
      EnumSet.of(Kind.INTEGER, Kind.FLOAT, Kind.DURATION, Kind.STRING, Kind.NULL);

  private final String example;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out but for reading
  private final Set<AnnotationTarget> targets;

  private final Arguments arguments;

  AnnotationKind(String example, Set<AnnotationTarget> targets, Arguments arguments) {
    this.example = example;
    this.targets = targets;
    this.arguments = arguments;
  }

  static Optional<AnnotationKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.annotation().equals(name)).findFirst();
  }

  String annotation() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is written. */
  String example() {
    return example;
  }

  Set<AnnotationTarget> targets() {
    return targets;
  }

  /** Where it stands, in words. */
  String targetNames() {
    return targets.stream().map(AnnotationTarget::plural).collect(Collectors.joining(", "));
  }

  boolean accepts(List<LiteralElement> written) {
    List<Kind> kinds = written.stream().map(LiteralElement::kind).toList();
    return switch (arguments) {
      case NONE -> kinds.isEmpty();
      case STRING -> kinds.equals(List.of(Kind.STRING));
      case OPTIONAL_STRING -> kinds.isEmpty() || kinds.equals(List.of(Kind.STRING));
      // A string may hold what Java's annotation was given: the validator judges it.
      case DURATION -> kinds.equals(List.of(Kind.DURATION)) || kinds.equals(List.of(Kind.STRING));
      case BOUNDS -> kinds.size() == 2 && BOUNDS.containsAll(kinds);
    };
  }
}
