package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.transport.Envelope;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a second each connection may send: a bucket of tokens that holds a second's
 * worth, is filled at that rate, and gives one for each request. Confined to the loop's thread.
 */
final class RequestRates {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Between two tokens, in nanoseconds. */
  private final long interval;

  /**
   * When the bucket of each peer will be full again, the latest request last. A full one is as good
   * as none, so that peers which have been quiet for a second cost nothing.
   */
  private final Map<Envelope, Long> fullAt = new LinkedHashMap<>();

  /** Allows so many requests a second, from 1 to a thousand million. */
  RequestRates(int perSecond) {
    this.interval = SECOND / perSecond;
  }

  /** Takes a token of that peer's; whether there was one. */
  boolean take(Envelope peer, long now) {
    forgetFull(now);
    Envelope connection = peer.connection();
    Long until = fullAt.get(connection);
    long missing = until == null ? 0 : Math.max(0, until - now);
    if (missing + interval > SECOND) {
      return false;
    }
    fullAt.remove(connection); // to be the last one again
    fullAt.put(connection, now + missing + interval);
    return true;
  }

  /** Whoever stands before one that is not full was asked for earlier; at most a second ago. */
  private void forgetFull(long now) {
    Iterator<Long> times = fullAt.values().iterator();
    while (times.hasNext() && times.next() - now <= 0) {
      times.remove();
    }
  }

  /** How many peers are remembered. */
  int peers() {
    return fullAt.size();
  }
}
