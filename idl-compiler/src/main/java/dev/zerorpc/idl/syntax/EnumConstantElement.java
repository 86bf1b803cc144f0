package dev.zerorpc.idl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constant of an enum.
 *
 * @param documentation the text of its documentation
 * @param annotations the annotations before and after it
 * @param name its name
 * @param number the value after {@code =}, or null
 * @param range where it stands
 */
public record EnumConstantElement(
    String documentation,
    List<AnnotationElement> annotations,
    NameElement name,
    @Nullable LiteralElement number,
    SourceRange range) {
  /** Copies the list. */
  public EnumConstantElement {
    annotations = List.copyOf(annotations);
  }
}
