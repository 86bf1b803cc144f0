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
  private static final long LARGEST_GRID = TimeUnit.MILLISECONDS.toNanos(50);

  private final long interval;
  private final long grid;
  private long opened;
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
    this.grid = Math.max(1, Math.min(LARGEST_GRID, interval / 100));
    this.opened = now;
    this.lastHeard = now;
    this.beating = !passive;
    this.patient = patient;
    this.nextBeat = now + interval;
  }

  /** The opening event has only now left: all times count from here. */
  void restart(long now) {
    opened = now;
    lastHeard = now;
    nextBeat = now + interval;
  }

  /** Something came from the peer. */
  void heard(long now) {
    lastHeard = now;
    heard = true;
  }

  /** A heartbeat came from the peer. */
  void heardBeat(long now) {
    heard(now);
    patient = false;
    if (!beating) {
      beating = true;
      nextBeat = now + interval;
    }
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
   * When to ask again: up to a hundredth of the interval late, at times that all channels have in
   * common, so that the heartbeats of many are sent and received together.
   */
  long nextCheck() {
    long exact = nextExactCheck();
    return exact + Math.floorMod(-exact, grid);
  }

  private long nextExactCheck() {
    if (!beating) {
      return patient ? opened + Long.MAX_VALUE / 4 : lossAt();
    }
    return patient || nextBeat - lossAt() < 0 ? nextBeat : lossAt();
  }

  private long lossAt() {
    return heard ? lastHeard + 2 * interval + interval / 2 : opened + 3 * interval;
  }
}
