package dev.zerorpc.internal.channel;

import java.time.Duration;

/**
 * How a peer was lost.
 *
 * @param reason what was noticed
 * @param silence for how long nothing had been heard of the peer
 */
public record Loss(Reason reason, Duration silence) {
  /** What was noticed of the peer. */
  public enum Reason {
    /** It was there and then fell silent. */
    SILENT,
    /** Nothing was ever heard of it. */
    NEVER_HEARD,
    /** No connection to it ever came about. */
    NEVER_CONNECTED,
    /** Its connection is gone. */
    GONE
  }
}
