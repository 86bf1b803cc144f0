package dev.zerorpc.idl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method.
 *
 * @param documentation the text of its documentation
 * @param annotations the annotations before it
 * @param isOneWay whether it says {@code oneway}
 * @param name its name
 * @param parameters its parameters
 * @param result the type after {@code ->}, or null
 * @param errors the names after {@code throws}
 * @param range where it stands
 */
public record MethodElement(
    String documentation,
    List<AnnotationElement> annotations,
    boolean isOneWay,
    NameElement name,
    List<FieldElement> parameters,
    @Nullable TypeElement result,
    List<PathElement> errors,
    SourceRange range) {
  /** Copies the lists. */
  public MethodElement {
    annotations = List.copyOf(annotations);
    parameters = List.copyOf(parameters);
    errors = List.copyOf(errors);
  }
}
