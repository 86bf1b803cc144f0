package dev.zerorpc.internal.transport;

/** How many frames may be received. */
interface FrameBudget {
  /**
   * Whether a frame may be received now, which then counts; only on the loop's thread.
   *
   * @param inMessage whether it belongs to a message of which the first frames were received
   */
  boolean takesFrame(boolean inMessage);
}
