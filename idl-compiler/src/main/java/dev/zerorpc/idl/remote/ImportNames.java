package dev.zerorpc.idl.remote;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Names for what has other names on the wire. */
final class ImportNames {
  /** A stub is a Java object that has these already. */
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final Set<String> taken = new HashSet<>();

  /** A name for something called like that on the wire, different from all given before. */
  String unique(String wireName) {
    String name = identifier(wireName);
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  /** The same for a method. */
  String method(String wireName) {
    return unique(OBJECT_METHODS.contains(wireName) ? wireName + "_" : wireName);
  }

  /** The nearest name: ASCII letters, digits and underscores, as every language has them. */
  static String identifier(String wireName) {
    StringBuilder name = new StringBuilder();
    wireName.codePoints().forEach(c -> name.append(c < 128 && isPart((char) c) ? (char) c : '_'));
    if (name.length() == 0 || Character.isDigit(name.charAt(0))) {
      name.insert(0, '_');
    }
    return name.toString().chars().allMatch(c -> c == '_') ? "unnamed" + name : name.toString();
  }

  /** The nearest name for a service: capital letters where words begin. */
  static String service(String wireName) {
    StringBuilder name = new StringBuilder();
    for (String word : wireName.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.length() == 0 ? "Service" : identifier(name.toString());
  }

  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> c < 128 && isPart((char) c));
  }

  /** Whether these are identifiers with dots between them. */
  static boolean isPath(String path) {
    return Arrays.stream(path.split("\\.", -1)).allMatch(ImportNames::isIdentifier);
  }

  /** Whether a method of that name can be part of a contract. */
  static boolean isCallable(String wireName) {
    return !wireName.isEmpty()
        && !wireName.startsWith("_")
        && !Set.of("OK", "ERR", "STREAM", "STREAM_DONE").contains(wireName)
        && isPrintable(wireName);
  }

  static boolean isPrintable(String wireName) {
    return !wireName.isEmpty()
        && wireName
            .codePoints()
            .map(Character::getType)
            .noneMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
  }

  private static boolean isPart(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
