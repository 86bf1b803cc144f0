package dev.zerorpc.idl.syntax;

import java.util.List;

/**
 * A type.
 *
 * @param annotations the annotations before it
 * @param name its name
 * @param arguments the types in angle brackets
 * @param optionals how many question marks follow
 * @param range where it stands, without its annotations
 */
public record TypeElement(
    List<AnnotationElement> annotations,
    PathElement name,
    List<TypeElement> arguments,
    int optionals,
    SourceRange range) {
  /** Copies the lists. */
  public TypeElement {
    annotations = List.copyOf(annotations);
    arguments = List.copyOf(arguments);
  }
}
