package dev.zerorpc;

/**
 * How a client with several endpoints chooses the one that a call goes to. Only endpoints with a
 * connection are chosen from, and those at which calls have just been lost only if there is no
 * other.
 */
public enum Balancing {
  /** One after the other. */
  ROUND_ROBIN,
  /** The one with the fewest calls under way; among equals, one after the other. */
  LEAST_OUTSTANDING
}
