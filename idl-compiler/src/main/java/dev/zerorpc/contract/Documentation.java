package dev.zerorpc.contract;

/**
 * What a contract's author wrote about a part of it.
 *
 * @param text Markdown without comment marks, lines separated by a newline; empty if there is none
 * @param since the version that the part came with; empty if that was not written
 * @param deprecation why a deprecated part is, and what to use in its place; empty if that was not
 *     written. Whether it is deprecated at all is said by the part itself.
 */
public record Documentation(String text, String since, String deprecation) {
  /** Nothing was written. */
  public static final Documentation NONE = new Documentation("");

  /** A text alone. */
  public Documentation(String text) {
    this(text, "", "");
  }

  /** Whether there is no text. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
