package dev.zerorpc.internal.channel;

import java.util.concurrent.TimeUnit;

/**
 * Says when the next heartbeat, grant or cancel of a call may be sent, so that no two of them are
 * on their way to the server at once. Knows only times in nanoseconds.
 *
 * <p>A Python server hands events on through a queue of one each channel, and two that arrive just
 * as the handler ends block it for good, for all of its clients. A grant is known to have been
 * taken when an item comes that only it allowed; of a heartbeat nothing tells, so a short time must
 * do. A grant that nothing is heard of has its time too, because a producer may be slow.
 *
 * <p>A server that grants the caller items of a stream of its own is not one of those, which take
 * no streams: from then on nothing waits.
 */
final class CrossingGuard {
  private static final long GRANT_TIME = TimeUnit.SECONDS.toNanos(1);
  private static final long BEAT_TIME = TimeUnit.MILLISECONDS.toNanos(50);

  private final long longest;
  private long allowed = 1;
  private long received;
  private long allowedBeforeGrant;
  private boolean grantOnItsWay;
  private long grantTakenAt;
  private boolean beatOnItsWay;
  private boolean lifted;
  private long beatTakenAt;

  /**
   * Starts with the first event after the request.
   *
   * @param interval the heartbeat interval, of which no wait is longer than half; 0 if there is
   *     none
   * @param received how many items of the stream have come until now
   */
  CrossingGuard(long interval, long received) {
    this.longest = interval == 0 ? Long.MAX_VALUE : interval / 2;
    this.received = received;
  }

  /** A grant was sent. */
  void granted(int events, long now) {
    allowedBeforeGrant = allowed;
    allowed += events;
    grantOnItsWay = true;
    grantTakenAt = now + Math.min(GRANT_TIME, longest);
  }

  /** A heartbeat was sent. */
  void beaten(long now) {
    beatOnItsWay = true;
    beatTakenAt = now + Math.min(BEAT_TIME, longest);
  }

  /** The server has granted something: it is none of those that must be spared. */
  void lift() {
    lifted = true;
  }

  /** An item of the stream came. */
  void received() {
    received++;
    if (received > allowedBeforeGrant) {
      grantOnItsWay = false;
    }
  }

  /** How long nothing may be sent; 0 if something may be now. */
  long delay(long now) {
    if (lifted) {
      return 0;
    }
    long delay = 0;
    if (grantOnItsWay) {
      delay = grantTakenAt - now;
    }
    if (beatOnItsWay) {
      delay = Math.max(delay, beatTakenAt - now);
    }
    return Math.max(delay, 0);
  }
}
