package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enum; on the wire a string.
 *
 * @param javaName the enum
 * @param wireName its name in the contract
 * @param constants its constants in order
 * @param defaultConstant the Java name of the constant that unknown names are read as, or null
 * @param isPublic whether the enum is public
 * @param deprecated whether it is deprecated
 * @param documentation what is written about it
 * @param origin where it comes from
 */
public record EnumDefinition(
    JavaName javaName,
    String wireName,
    List<Constant> constants,
    @Nullable String defaultConstant,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /**
   * A constant.
   *
   * @param name the Java name
   * @param wireName the string on the wire
   * @param origin where it comes from
   */
  public record Constant(String name, String wireName, Origin origin) {}

  /** Copies the list. */
  public EnumDefinition {
    constants = List.copyOf(constants);
  }

  /** An enum that is not deprecated. */
  public EnumDefinition(
      JavaName javaName,
      String wireName,
      List<Constant> constants,
      @Nullable String defaultConstant,
      boolean isPublic,
      Documentation documentation,
      Origin origin) {
    this(javaName, wireName, constants, defaultConstant, isPublic, false, documentation, origin);
  }
}
