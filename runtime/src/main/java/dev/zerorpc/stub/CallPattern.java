package dev.zerorpc.stub;

/** How a method answers. */
public enum CallPattern {
  /** One result, or none for {@code void}. */
  UNARY,
  /** Any number of results, one after the other. */
  SERVER_STREAM,
  /** Nothing that a caller waits for. */
  ONE_WAY
}
