package dev.zerorpc.idl.syntax;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A name with dots.
 *
 * @param names the names between the dots, at least one
 * @param range where it stands
 */
public record PathElement(List<NameElement> names, SourceRange range) {
  /** Copies the list. */
  public PathElement {
    names = List.copyOf(names);
  }

  /** The names with the dots. */
  public String text() {
    return names.stream().map(NameElement::text).collect(Collectors.joining("."));
  }

  /** The last name. */
  public NameElement last() {
    return names.get(names.size() - 1);
  }

  /** Whether it is one name that may be a word of the language. */
  public boolean isWord() {
    return names.size() == 1 && names.get(0).isPlain();
  }
}
