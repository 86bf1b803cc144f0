package dev.zerorpc.contract;

import dev.zerorpc.contract.diagnostic.Origin;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enum; on the wire a string, or a number.
 *
 * @param javaName the enum
 * @param wireName its name in the contract
 * @param constants its constants in order
 * @param defaultConstant the Java name of the constant that unknown names, or numbers, are read as,
 *     or null
 * @param numberKind the type of the numbers on the wire, or null for strings
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
    @Nullable ScalarKind numberKind,
    boolean isPublic,
    boolean deprecated,
    Documentation documentation,
    Origin origin)
    implements Definition {
  /**
   * A constant.
   *
   * @param name the Java name
   * @param wireName its name in the contract; the string on the wire, where the enum has no numbers
   * @param number the number on the wire, or null
   * @param deprecated whether it is deprecated
   * @param documentation what is written about it
   * @param origin where it comes from
   */
  public record Constant(
      String name,
      String wireName,
      @Nullable BigInteger number,
      boolean deprecated,
      Documentation documentation,
      Origin origin) {
    /** A constant without number and documentation that is not deprecated. */
    public Constant(String name, String wireName, Origin origin) {
      this(name, wireName, null, false, Documentation.NONE, origin);
    }
  }

  /** Copies the list. */
  public EnumDefinition {
    constants = List.copyOf(constants);
  }

  /** An enum whose constants are strings on the wire. */
  public EnumDefinition(
      JavaName javaName,
      String wireName,
      List<Constant> constants,
      @Nullable String defaultConstant,
      boolean isPublic,
      boolean deprecated,
      Documentation documentation,
      Origin origin) {
    this(
        javaName,
        wireName,
        constants,
        defaultConstant,
        null,
        isPublic,
        deprecated,
        documentation,
        origin);
  }

  /** An enum of strings that is not deprecated. */
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
