package dev.zerorpc.contract;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names as the contract language writes them. */
public final class Names {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> LITERALS = Set.of("true", "false", "null");
  private static final Set<String> BUILT_IN_TYPES =
      Stream.concat(
              Stream.of("list", "set", "map", "stream", "void"),
              Arrays.stream(ScalarKind.values()).map(ScalarKind::keyword))
          .collect(Collectors.toUnmodifiableSet());

  private Names() {}

  /**
   * With what the names of packages begin that generated code mentions: where a variable or a type
   * is called so, Java means that. Without backticks such a name is another one in Java.
   */
  public static final Set<String> PACKAGES = Set.of("com", "dev", "java", "javax", "org");

  /**
   * The name of a part, in backticks if it is not made of ASCII letters and digits, or would not be
   * the same in Java.
   */
  static String name(String name) {
    return PACKAGES.contains(name) ? "`" + name + "`" : word(name);
  }

  /** The name of a definition, whose own package hides it if that begins alike. */
  static String definition(JavaName type) {
    String root = type.packageName().split("\\.", 2)[0];
    return type.simpleNames().stream()
        .map(name -> name.equals(root) ? "`" + name + "`" : name(name))
        .collect(Collectors.joining("."));
  }

  private static String word(String name) {
    return PLAIN.matcher(name).matches() && !LITERALS.contains(name) ? name : "`" + name + "`";
  }

  /** A name with dots. */
  static String path(String path) {
    return Arrays.stream(path.split("\\.")).map(Names::word).collect(Collectors.joining("."));
  }

  /** The name of a defined type where it is used: in backticks if the language has one like it. */
  static String type(JavaName type, String packageName) {
    String name =
        type.packageName().equals(packageName)
            ? String.join(".", type.simpleNames())
            : type.canonicalName();
    return BUILT_IN_TYPES.contains(name) ? "`" + name + "`" : path(name);
  }
}
