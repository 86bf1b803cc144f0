package dev.zerorpc.contract;

/** How a method answers. */
public enum CallPattern {
  /** One result, or none. */
  UNARY,
  /** A stream of results. */
  SERVER_STREAM,
  /** No answer is awaited. */
  ONE_WAY
}
