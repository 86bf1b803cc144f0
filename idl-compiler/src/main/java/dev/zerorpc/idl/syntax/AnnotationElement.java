package dev.zerorpc.idl.syntax;

import java.util.List;

/**
 * An annotation.
 *
 * @param name its name, without the {@code @}
 * @param arguments what stands in parentheses; empty if there are none
 * @param range where it stands
 */
public record AnnotationElement(
    NameElement name, List<LiteralElement> arguments, SourceRange range) {
  /** Copies the list. */
  public AnnotationElement {
    arguments = List.copyOf(arguments);
  }
}
