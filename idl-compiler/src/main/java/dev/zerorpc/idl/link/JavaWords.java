package dev.zerorpc.idl.link;

import dev.zerorpc.contract.Names;
import dev.zerorpc.idl.syntax.NameElement;
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

  private static final Set<String> OF_EXCEPTIONS =
      Set.of(
          "fillInStackTrace",
          "getCause",
          "getLocalizedMessage",
          "getMessage",
          "getStackTrace",
          "getSuppressed",
          "printStackTrace");

  private JavaWords() {}

  /** The name of a method, a parameter, an enum's constant, a part of a package. */
  static String ofMember(String name) {
    return RESERVED.contains(name) ? name + "_" : name;
  }

  /** The name of a type of that package; one that is called like its beginning would hide it. */
  static String ofType(NameElement element, String packageName) {
    String name = NO_TYPES.contains(element.text()) ? element.text() + "_" : ofVariable(element);
    boolean hides = element.isPlain() && (packageName + ".").startsWith(name + ".");
    return hides ? name + "_" : name;
  }

  /** The name of an error's field, which is also that of the method that reads it. */
  static String ofErrorField(NameElement element) {
    String name = element.text();
    return OF_EXCEPTIONS.contains(name) ? name + "_" : ofComponent(element);
  }

  /** The name of a record's component. */
  static String ofComponent(NameElement element) {
    String name = element.text();
    return NO_COMPONENTS.contains(name) ? name + "_" : ofVariable(element);
  }

  /** The name of a constant of its own, and of whatever else stands where code mentions classes. */
  static String ofVariable(NameElement element) {
    String name = element.text();
    return element.isPlain() && Names.PACKAGES.contains(name) ? name + "_" : ofMember(name);
  }
}
