package dev.zerorpc.idl.link;

import java.util.Set;

/** Java names for names that Java does not allow: with an underscore at the end. */
final class JavaWords {
  private static final Set<String> RESERVED =
      Set.of(
          "_",
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "void",
          "volatile",
          "while");
  private static final Set<String> NO_TYPES = Set.of("permits", "record", "sealed", "var", "yield");
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private JavaWords() {}

  /** The name of a method, a parameter, a constant. */
  static String ofMember(String name) {
    return RESERVED.contains(name) ? name + "_" : name;
  }

  /** The name of a type. */
  static String ofType(String name) {
    return NO_TYPES.contains(name) ? name + "_" : ofMember(name);
  }

  /** The name of a record's component, or of an error's field. */
  static String ofComponent(String name) {
    return NO_COMPONENTS.contains(name) ? name + "_" : ofMember(name);
  }
}
