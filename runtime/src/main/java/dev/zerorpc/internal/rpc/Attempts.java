package dev.zerorpc.internal.rpc;

/**
 * What is done for one call, from its first attempt on; looks like one attempt to whoever made the
 * call, and mostly is. Confined to the loop's thread.
 */
interface Attempts {
  /**
   * Creates what waits to be {@linkplain #start started}.
   *
   * @param hedged whether a second attempt may be made while the first goes on
   */
  static Attempts of(
      ClientEngine engine, CallRequest request, boolean hedged, Attempt.Owner owner) {
    // Most calls are made once, whatever becomes of them.
    return CallAttempts.mayBeSeveral(engine, request, hedged)
        ? new CallAttempts(engine, request, hedged, owner)
        : new Attempt(engine.pool(), request, null, owner);
  }

  /** Makes the first attempt. */
  void start();

  /** What was called, and where the attempt was made that the outcome is of. */
  CallSite site();

  /** What was called, and where the latest attempt is being made. */
  CallSite current();

  /** Whether a request has left. */
  boolean hasLeft();

  /** Allows the server to send more, if it has answered. */
  void grant(int events);

  /** How many events of the caller's stream may be sent now. */
  long sendableEvents();

  /** Sends an event of the caller's stream. */
  void send(byte[] payload);

  /** Ends all attempts; {@code tellPeer} says whether their servers are told. */
  void end(boolean tellPeer);
}
