package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a struct or an error.
 *
 * @param name the Java name: the record component, or the constructor's parameter
 * @param wireName the name on the wire
 * @param accessor the Java method that reads it
 * @param type its type
 * @param defaultValue what an absent field stands for, or null
 * @param constraints what its values must be besides
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record FieldDefinition(
    String name,
    String wireName,
    String accessor,
    TypeRef type,
    @Nullable DefaultValue defaultValue,
    List<Constraint> constraints,
    boolean deprecated,
    Documentation documentation,
    Origin origin) {
  /** Copies the list. */
  public FieldDefinition {
    constraints = List.copyOf(constraints);
  }

  /** A field without constraints that is not deprecated. */
  public FieldDefinition(
      String name,
      String wireName,
      String accessor,
      TypeRef type,
      @Nullable DefaultValue defaultValue,
      Documentation documentation,
      Origin origin) {
    this(name, wireName, accessor, type, defaultValue, List.of(), false, documentation, origin);
  }
}
