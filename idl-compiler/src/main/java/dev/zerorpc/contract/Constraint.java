package dev.zerorpc.contract;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a parameter or a field must be besides of their type. The validator checks a
 * constraint against the type; a value is checked by a dispatcher before user code runs.
 */
public sealed interface Constraint {
  /**
   * Numbers and lengths of time between two others.
   *
   * @param least the least value, as written, or null for no bound
   * @param greatest the greatest value, as written, or null for no bound
   */
  record Range(@Nullable String least, @Nullable String greatest) implements Constraint {}

  /**
   * Strings of so many characters (code points), bytes of so many bytes, lists, sets and maps of so
   * many elements.
   *
   * @param least the least length, as written, or null for no bound
   * @param greatest the greatest length, as written, or null for no bound
   */
  record Length(@Nullable String least, @Nullable String greatest) implements Constraint {}

  /**
   * Strings that match as a whole.
   *
   * @param expression a regular expression of {@code java.util.regex}
   */
  record Pattern(String expression) implements Constraint {}

  /** The name of the annotation that says it. */
  default String annotation() {
    return this instanceof Range ? "range" : this instanceof Length ? "length" : "pattern";
  }
}
