package dev.zerorpc;

/**
 * Is shown every event that passes a broker's side of its clients, signs of life and grants
 * included: what clients say, understood or not, and what they are told, by a worker or by the
 * broker itself.
 *
 * <p>Called by the broker's one thread, in the order in which events pass, so while it works
 * nothing else does. If it throws, that is logged, and it is not called again.
 */
@FunctionalInterface
public interface BrokerTap {
  /** Which way an event goes. */
  enum Direction {
    /** From a client. */
    TO_SERVER,
    /** To a client. */
    TO_CLIENT
  }

  /**
   * An event passes.
   *
   * @param direction which way
   * @param connection the client's connection, in hexadecimal digits, with dots between the proxies
   *     on the way to it; another client may have the same after this one has gone
   * @param message the event as it is on the wire; must not be changed
   */
  void passes(Direction direction, String connection, byte[] message);
}
