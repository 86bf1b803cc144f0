package dev.zerorpc.contract;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one compilation sees of a contract. Immutable; used by any thread. */
public final class Contract {
  private final List<Definition> definitions;
  private final List<Definition> referenced;
  private final List<ConstantDefinition> constants;
  private final Map<JavaName, Definition> index;
  private final Map<String, List<Definition>> packages;
  private final Map<String, List<ConstantDefinition>> constantPackages;
  private final Map<String, List<JavaName>> topLevel;
  private final Map<JavaName, List<JavaName>> nested;

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
    this.packages =
        this.definitions.stream().collect(Collectors.groupingBy(d -> d.javaName().packageName()));
    this.constantPackages =
        this.constants.stream().collect(Collectors.groupingBy(ConstantDefinition::packageName));
    this.topLevel =
        known.keySet().stream()
            .filter(name -> name.simpleNames().size() == 1)
            .collect(Collectors.groupingBy(JavaName::packageName));
    this.nested =
        known.keySet().stream()
            .filter(name -> name.simpleNames().size() > 1)
            .collect(Collectors.groupingBy(Contract::outer));
  }

  private static JavaName outer(JavaName name) {
    List<String> names = name.simpleNames();
    return new JavaName(name.packageName(), names.subList(0, names.size() - 1));
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

  /** Those of the constants that are in one package, in order. */
  public List<ConstantDefinition> constantsIn(String packageName) {
    return Collections.unmodifiableList(constantPackages.getOrDefault(packageName, List.of()));
  }

  /** Those of the definitions that are in one package, in order. */
  public List<Definition> definitionsIn(String packageName) {
    return Collections.unmodifiableList(packages.getOrDefault(packageName, List.of()));
  }

  /** The Java types of a package, generated here or elsewhere, in no order, but for nested ones. */
  public List<JavaName> topLevelIn(String packageName) {
    return Collections.unmodifiableList(topLevel.getOrDefault(packageName, List.of()));
  }

  /**
   * The Java types, generated here or elsewhere, that stand directly inside of one, in no order.
   */
  public List<JavaName> nestedIn(JavaName outer) {
    return Collections.unmodifiableList(nested.getOrDefault(outer, List.of()));
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
