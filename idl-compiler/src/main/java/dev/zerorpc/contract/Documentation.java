package dev.zerorpc.contract;

/**
 * What a contract's author wrote about a part of it.
 *
 * @param text Markdown without comment marks, lines separated by a newline; empty if there is none
 */
public record Documentation(String text) {
  /** Nothing was written. */
  public static final Documentation NONE = new Documentation("");

  /** Whether nothing was written. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
