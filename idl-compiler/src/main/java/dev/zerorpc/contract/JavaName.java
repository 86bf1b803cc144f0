package dev.zerorpc.contract;

import java.util.List;

/**
 * The name of a Java type.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the simple names from the outermost type inwards, at least one
 */
public record JavaName(String packageName, List<String> simpleNames) {
  /** Checks and copies. */
  public JavaName {
    simpleNames = List.copyOf(simpleNames);
    if (simpleNames.isEmpty()) {
      throw new IllegalArgumentException("a type has at least one simple name");
    }
  }

  /** A top-level type. */
  public static JavaName of(String packageName, String simpleName) {
    return new JavaName(packageName, List.of(simpleName));
  }

  /** The last simple name. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /** The name as source code writes it: package and simple names with dots. */
  public String canonicalName() {
    String nested = String.join(".", simpleNames);
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  @Override
  public String toString() {
    return canonicalName();
  }
}
