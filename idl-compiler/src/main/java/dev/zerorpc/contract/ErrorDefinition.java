package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;

/**
 * A typed error.
 *
 * @param javaName the exception class
 * @param wireName its name on the wire
 * @param constructor the constructor's parameters in order: a field each, or the message
 * @param isPublic whether the class is public
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record ErrorDefinition(
    JavaName javaName,
    String wireName,
    List<Argument> constructor,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /** What the exception's constructor takes at one place. */
  public sealed interface Argument {}

  /** The error's message. */
  public record Message() implements Argument {}

  /**
   * A field.
   *
   * @param definition the field
   */
  public record Field(FieldDefinition definition) implements Argument {}

  /** Copies the list. */
  public ErrorDefinition {
    constructor = List.copyOf(constructor);
  }

  /** The fields in the constructor's order. */
  public List<FieldDefinition> fields() {
    return constructor.stream()
        .filter(Field.class::isInstance)
        .map(argument -> ((Field) argument).definition())
        .toList();
  }
}
