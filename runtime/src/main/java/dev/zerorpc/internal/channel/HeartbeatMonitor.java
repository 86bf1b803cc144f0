package dev.zerorpc.internal.channel;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a channel must beat and when its peer is lost. Knows only times in nanoseconds.
 *
 * <p>The first beat is due one interval after opening, then one each interval. A peer of which
 * nothing was heard yet has three intervals (a passive one begins to beat only after our first
 * beat, so its first comes after two and the way); one that was heard has two and a half, which
 * lets a peer live that beats every 1.6 intervals, as the reference does.
 */
final class HeartbeatMonitor {
  private static final long LARGEST_BEAT_GRID = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LARGEST_LOSS_GRID = TimeUnit.MILLISECONDS.toNanos(50);

  private final long interval;

  /** When something was heard, or the channel was opened if nothing was. */
  private long lastHeard;

  private boolean heard;
  private boolean beating;
  private boolean patient;
  private long nextBeat;

  /**
   * Starts at the opening of a channel.
   *
   * @param interval the interval, positive
   * @param passive whether to begin to beat only when the peer has
   * @param patient whether a peer that never beats is never lost (peers of protocol version 1)
   */
  HeartbeatMonitor(long interval, boolean passive, boolean patient, long now) {
    this.interval = interval;
    this.lastHeard = now;
    this.beating = !passive;
    this.patient = patient;
    this.nextBeat = now + interval;
  }

  /** The opening event has only now left: all times count from here. */
  void restart(long now) {
    lastHeard = now;
    nextBeat = now + interval;
  }

  /** Something came from the peer. */
  void heard(long now) {
    lastHeard = now;
    heard = true;
  }

  /** A heartbeat came from the peer; whether {@link #nextCheck} may be earlier for it. */
  boolean heardBeat(long now) {
    heard(now);
    boolean news = patient || !beating;
    patient = false;
    if (!beating) {
      beating = true;
      nextBeat = now + interval;
    }
    return news;
  }

  /** Whether a beat is due. */
  boolean isBeatDue(long now) {
    return beating && nextBeat - now <= 0;
  }

  /** Whether a beat is due; if so, the next one is due an interval later. */
  boolean takeBeat(long now) {
    if (!isBeatDue(now)) {
      return false;
    }
    nextBeat += interval;
    if (nextBeat - now <= 0) {
      nextBeat = now + interval;
    }
    return true;
  }

  /** Whether the peer is lost, and how. */
  Loss.@Nullable Reason loss(long now) {
    if (patient || lossAt() - now > 0) {
      return null;
    }
    return heard ? Loss.Reason.SILENT : Loss.Reason.NEVER_HEARD;
  }

  /** Whether the peer is never lost, however long it is silent. */
  boolean isPatient() {
    return patient;
  }

  /** For how long nothing has been heard. */
  long silence(long now) {
    return now - lastHeard;
  }

  /**
   * When to ask again: for a beat up to a fiftieth of the interval late, for a loss up to a
   * hundredth, at times that all channels have in common, so that the heartbeats of many are sent
   * and received together: a wake-up costs as much as dozens of them. More at once would be more
   * than a connection takes, as soon as there are tens of thousands.
   */
  long nextCheck() {
    long beat = onGrid(nextBeat, Math.min(LARGEST_BEAT_GRID, interval / 50));
    long loss = onGrid(lossAt(), Math.min(LARGEST_LOSS_GRID, interval / 100));
    if (!beating) {
      return patient ? lastHeard + Long.MAX_VALUE / 4 : loss;
    }
    return patient || beat - loss < 0 ? beat : loss;
  }

  private static long onGrid(long time, long grid) {
    return grid <= 1 ? time : time + Math.floorMod(-time, grid);
  }

  private long lossAt() {
    return lastHeard + (heard ? 2 * interval + interval / 2 : 3 * interval);
  }
}
