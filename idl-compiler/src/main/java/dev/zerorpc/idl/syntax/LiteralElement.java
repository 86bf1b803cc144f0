package dev.zerorpc.idl.syntax;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value, or the name of one.
 *
 * @param kind what it is
 * @param text the value of a string, a name, else what is written
 * @param parts the elements of a list; keys and values of a map by turns
 * @param range where it stands
 */
public record LiteralElement(
    Kind kind, String text, List<LiteralElement> parts, SourceRange range) {
  /** What a literal is. */
  public enum Kind {
    /** A whole number. */
    INTEGER,
    /** A number with a fraction or an exponent. */
    FLOAT,
    /** A number with a unit of time. */
    DURATION,
    /** A string. */
    STRING,
    /** True or false. */
    BOOL,
    /** No value. */
    NULL,
    /** The name of a constant. */
    NAME,
    /** A list in brackets. */
    LIST,
    /** A map in braces. */
    MAP,
    /** Something that is reported already. */
    BROKEN
  }

  /** Copies the list. */
  public LiteralElement {
    parts = List.copyOf(parts);
  }

  /** The literal as one text: what stands there, without spaces, strings with their marks. */
  public String shown() {
    return switch (kind) {
      case LIST ->
          parts.stream().map(LiteralElement::shown).collect(Collectors.joining(", ", "[", "]"));
      case MAP ->
          IntStream.range(0, parts.size() / 2)
              .mapToObj(i -> parts.get(2 * i).shown() + ": " + parts.get(2 * i + 1).shown())
              .collect(Collectors.joining(", ", "{", "}"));
      case STRING -> range.text();
      default -> text;
    };
  }
}
