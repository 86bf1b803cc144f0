package dev.zerorpc.codegen;

import java.util.Set;

/**
 * What a front end decides about generated code.
 *
 * @param generatedAnnotation whether {@code javax.annotation.processing.Generated} can be resolved
 *     where the code is compiled, and so is put on every generated type
 * @param hiddenNames simple names that mean something else where the code is compiled, beside those
 *     of the contract's own types: other types of the package that are called like one of {@link
 *     #JAVA_LANG_NAMES}, and those that a stub inherits from its interface. What else has such a
 *     name is written with its package.
 */
public record GeneratorOptions(boolean generatedAnnotation, Set<String> hiddenNames) {
  /**
   * What generated code mentions of {@code java.lang}. A type of the same name in the package comes
   * before these, while it comes after what is imported.
   */
  public static final Set<String> JAVA_LANG_NAMES =
      Set.of(
          "Boolean",
          "Byte",
          "Class",
          "Deprecated",
          "Double",
          "Exception",
          "Float",
          "IllegalArgumentException",
          "IllegalStateException",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          "Void");

  /** Copies the set. */
  public GeneratorOptions {
    hiddenNames = Set.copyOf(hiddenNames);
  }

  /** Options where only the contract's own types hide others. */
  public GeneratorOptions(boolean generatedAnnotation) {
    this(generatedAnnotation, Set.of());
  }
}
