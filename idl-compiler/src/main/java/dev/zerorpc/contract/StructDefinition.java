package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;

/**
 * A struct.
 *
 * @param javaName the record
 * @param wireName its name in the contract
 * @param fields its fields in order
 * @param positional whether it is an array of the values on the wire, in order of the fields, and
 *     not a map
 * @param isPublic whether the record is public
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record StructDefinition(
    JavaName javaName,
    String wireName,
    List<FieldDefinition> fields,
    boolean positional,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /** Copies the list. */
  public StructDefinition {
    fields = List.copyOf(fields);
  }

  /** A struct that is a map on the wire. */
  public StructDefinition(
      JavaName javaName,
      String wireName,
      List<FieldDefinition> fields,
      boolean isPublic,
      boolean deprecated,
      Documentation documentation,
      Origin origin) {
    this(javaName, wireName, fields, false, isPublic, deprecated, documentation, origin);
  }
}
