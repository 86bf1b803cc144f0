package dev.zerorpc.contract.diff;

/** Whom a change breaks. */
public enum Verdict {
  /**
   * Nobody who keeps using what was there. Who builds against the new contract may have to add
   * something: an implementation of a new method, an argument for a new parameter.
   */
  COMPATIBLE("compatible"),
  /** Nobody who runs, but Java code that is compiled against the new contract as it is. */
  BREAKS_JAVA("breaks Java source"),
  /** A client and a server, one with the old contract and one with the new. */
  BREAKS_WIRE("breaks the wire");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict as messages write it. */
  public String words() {
    return words;
  }

  /** Whether somebody is broken. */
  public boolean isBreaking() {
    return this != COMPATIBLE;
  }
}
