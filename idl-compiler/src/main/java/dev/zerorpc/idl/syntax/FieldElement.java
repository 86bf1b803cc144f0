package dev.zerorpc.idl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a struct or an error, a member of a union, or a parameter of a method.
 *
 * @param documentation the text of its documentation
 * @param annotations the annotations before it
 * @param name its name
 * @param type its type
 * @param defaultValue the value after {@code =}, or null
 * @param range where it stands
 */
public record FieldElement(
    String documentation,
    List<AnnotationElement> annotations,
    NameElement name,
    TypeElement type,
    @Nullable LiteralElement defaultValue,
    SourceRange range) {
  /** Copies the list. */
  public FieldElement {
    annotations = List.copyOf(annotations);
  }
}
