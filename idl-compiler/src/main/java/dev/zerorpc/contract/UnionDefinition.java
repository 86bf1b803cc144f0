package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;

/**
 * A tagged union: a value is exactly one of the members. On the wire it is a map with one entry, of
 * the member's name.
 *
 * @param javaName the sealed interface
 * @param wireName its name in the contract
 * @param members its members in order
 * @param isPublic whether the interface is public
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record UnionDefinition(
    JavaName javaName,
    String wireName,
    List<Member> members,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /**
   * A member; in Java a record inside the interface, called like the member with a capital letter,
   * see {@link GeneratedNames#member}.
   *
   * @param name the name in the contract
   * @param wireName the key on the wire
   * @param accessor the record's only component
   * @param type the type of its value
   * @param deprecated whether it is deprecated
   * @param documentation what is written about it
   * @param origin where it comes from
   */
  public record Member(
      String name,
      String wireName,
      String accessor,
      TypeRef type,
      boolean deprecated,
      Documentation documentation,
      Origin origin) {
    /** The component's name where nothing else is said. */
    public static final String USUAL_ACCESSOR = "value";
  }

  /** Copies the list. */
  public UnionDefinition {
    members = List.copyOf(members);
  }
}
