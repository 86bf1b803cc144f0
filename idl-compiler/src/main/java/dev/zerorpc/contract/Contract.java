package dev.zerorpc.contract;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one compilation sees of a contract. Immutable; used by any thread. */
public final class Contract {
  private final List<Definition> definitions;
  private final List<Definition> referenced;
  private final List<ConstantDefinition> constants;
  private final Map<JavaName, Definition> index;

  /**
   * Makes a contract.
   *
   * @param definitions what code is generated for, in order
   * @param referenced what those refer to and is generated elsewhere; only looked up
   * @param constants the constants that code is generated for, in order
   */
  public Contract(
      List<Definition> definitions,
      List<Definition> referenced,
      List<ConstantDefinition> constants) {
    this.definitions = List.copyOf(definitions);
    this.referenced = List.copyOf(referenced);
    this.constants = List.copyOf(constants);
    Map<JavaName, Definition> known = new HashMap<>();
    definitions.forEach(definition -> known.putIfAbsent(definition.javaName(), definition));
    referenced.forEach(definition -> known.putIfAbsent(definition.javaName(), definition));
    this.index = Collections.unmodifiableMap(known);
  }

  /** A contract without constants. */
  public Contract(List<Definition> definitions, List<Definition> referenced) {
    this(definitions, referenced, List.of());
  }

  /** What code is generated for, in order. */
  public List<Definition> definitions() {
    return definitions;
  }

  /** What those refer to and is generated elsewhere. */
  public List<Definition> referenced() {
    return referenced;
  }

  /** The constants that code is generated for, in order. */
  public List<ConstantDefinition> constants() {
    return constants;
  }

  /** The definition of that Java type, if this contract knows it. */
  public Optional<Definition> find(JavaName javaName) {
    return Optional.ofNullable(index.get(javaName));
  }
}
