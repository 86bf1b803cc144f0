package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.TimerWheel;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One call's conversation: the events that carry its id, its heartbeats, and its credit. Confined
 * to the loop's thread, except for what never changes.
 *
 * <p>Each side may send one event before it is granted more; results, stream items, errors and the
 * end of a stream take a slot each, heartbeats and grants do not.
 *
 * <p>The side that made the request sends its heartbeats, grants and cancel one at a time, as
 * {@link CrossingGuard} says.
 *
 * <p>As a timer it beats, and notices that the peer does not.
 */
public final class EventChannel extends TimerWheel.Timer {
  private final ChannelMultiplexer multiplexer;
  private final Envelope peer;
  private final MessageId id;
  private final @Nullable HeartbeatMonitor monitor;
  private final boolean opener;

  /** Null as long as nothing was sent after the request that could cross something. */
  private @Nullable CrossingGuard crossing;

  /** How many events came for the listener. */
  private int eventsReceived;

  /** Null until something is deferred, which few calls have a reason for. */
  private @Nullable Deferred deferred;

  /** Null until something waits, as above. */
  private @Nullable ArrayDeque<Outgoing> waitingForCredit;

  private ChannelListener listener;
  private byte peerVersion;
  private boolean peerVersionKnown;
  private long credit = 1;
  private int grantWaits;
  private boolean cancelWaits;
  private boolean beatWaits;
  private boolean announced;

  /** Whether the last event has been sent, and everything before it still counts. */
  private boolean finished;

  private boolean closed;

  /** The next one in its place of the {@link ChannelTable}, which alone uses this. */
  @Nullable EventChannel nextInTable;

  EventChannel(
      ChannelMultiplexer multiplexer,
      Envelope peer,
      MessageId id,
      int peerVersion,
      @Nullable HeartbeatMonitor monitor,
      boolean opener,
      ChannelListener listener) {
    this.multiplexer = multiplexer;
    this.peer = peer;
    this.id = id;
    this.peerVersion = (byte) peerVersion;
    this.monitor = monitor;
    this.opener = opener;
    this.peerVersionKnown = !opener;
    this.listener = listener;
  }

  /** Where the channel's events go. */
  public Envelope peer() {
    return peer;
  }

  /** The channel's id; every event but the first names it. */
  public MessageId id() {
    return id;
  }

  /**
   * The peer's protocol version: that of the first event of its on this channel, and 3 before there
   * was one. On the side that the channel was opened to it never changes.
   */
  public int peerVersion() {
    return peerVersion;
  }

  /** Whether it is the one of that peer with that id. */
  boolean is(Envelope otherPeer, MessageId otherId) {
    return id.equals(otherId) && peer.equals(otherPeer);
  }

  /** Whether nobody would notice if the peer were gone. */
  boolean isUnwatched() {
    return monitor == null || monitor.isPatient();
  }

  /** Says who is told from now on. */
  public void listenWith(ChannelListener next) {
    this.listener = next;
  }

  /** Whether nothing more is sent or received. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether it was closed in mid-call, so that what it still has to say interests nobody. */
  boolean isAbandoned() {
    return closed && !finished;
  }

  /** How many events may be sent right now without having to wait. */
  public long sendableEvents() {
    if (closed) {
      return 0;
    }
    if (multiplexer.outbox().isBlocked(peer())) {
      multiplexer.outbox().awaitUnblocked(this);
      return 0;
    }
    return waitingForCredit == null || waitingForCredit.isEmpty() ? credit : 0;
  }

  /** Sends an event that takes a slot, once there is one. */
  public void send(byte[] payload) {
    if (closed) {
      return;
    }
    if (credit > 0) {
      credit--;
      multiplexer.outbox().send(this, payload, false);
    } else {
      waitForCredit(new Outgoing(payload, false));
    }
  }

  /** Sends the last event, once there is a slot, and closes the channel then. */
  public void sendLast(byte[] payload) {
    if (closed) {
      return;
    }
    if (credit > 0) {
      finish(payload);
    } else {
      waitForCredit(new Outgoing(payload, true));
    }
  }

  /** Allows the peer to send that many events more, as soon as its last event is known to be in. */
  public void grant(int events) {
    if (!closed && !cancelWaits) {
      grantWaits += events;
      sendDeferred();
    }
  }

  /**
   * Tells the peer that nobody waits any more, and closes. Nothing is sent if the opening event
   * never was. If a heartbeat or grant is on its way, the cancel follows when that is known to be
   * in, or not at all if the call ends before; the listener is told nothing more in any case.
   */
  public void cancel() {
    if (closed || cancelWaits) {
      return;
    }
    if (!announced) {
      close();
      return;
    }
    listener = ChannelMultiplexer.NOBODY;
    cancelWaits = true;
    waitingForCredit = null;
    multiplexer.timers().cancel(this);
    sendDeferred();
  }

  /** Sends the cancel or grant that waits, unless it must go on waiting. */
  private void sendDeferred() {
    long now = multiplexer.now();
    long delay = crossing == null ? 0 : crossing.delay(now);
    if (delay > 0) {
      if (deferred == null) {
        deferred = new Deferred();
      }
      multiplexer.timers().schedule(deferred, now + delay);
    } else if (cancelWaits) {
      multiplexer.outbox().send(this, multiplexer.cancel(this), true);
      close();
    } else if (grantWaits > 0) {
      // Before version 3 there was no other name for it.
      String name = peerVersion < 3 ? EventNames.HEARTBEAT : EventNames.MORE;
      byte[] grant = multiplexer.control(this, name, grantWaits);
      if (opener) {
        crossing().granted(grantWaits, now);
      }
      grantWaits = 0;
      multiplexer.outbox().send(this, grant, false);
    }
  }

  /** Closes without a word; what comes for it later is dropped. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    waitingForCredit = null;
    multiplexer.timers().cancel(this);
    if (deferred != null) {
      multiplexer.timers().cancel(deferred);
    }
    multiplexer.outbox().closed(this);
    multiplexer.forget(this);
  }

  void open(byte[] payload) {
    credit--;
    startTicking();
    multiplexer.outbox().send(this, payload, false);
  }

  void startTicking() {
    if (monitor != null) {
      multiplexer.timers().schedule(this, monitor.nextCheck());
    }
  }

  /** Something of this channel has been handed to the transport. */
  void left() {
    beatWaits = false;
    if (opener && !announced) {
      announced = true;
      if (monitor != null && !closed) {
        monitor.restart(multiplexer.now());
        multiplexer.timers().schedule(this, monitor.nextCheck());
      }
      listener.sent();
    }
  }

  void unblocked() {
    if (!closed) {
      listener.sendable();
    }
  }

  void peerGone(long now) {
    lose(Loss.Reason.GONE, now);
  }

  void received(Event event, long now) {
    if (!peerVersionKnown) {
      peerVersionKnown = true;
      peerVersion = (byte) event.version();
    }
    if (monitor != null) {
      monitor.heard(now);
    }
    switch (event.name()) {
      case EventNames.HEARTBEAT -> {
        // Otherwise the timer comes in time as it is, and finds out what has been heard.
        if (monitor != null && !cancelWaits && monitor.heardBeat(now)) {
          multiplexer.timers().schedule(this, monitor.nextCheck());
        }
        // Before version 3 a heartbeat with a number was also the grant.
        if (peerVersion < 3) {
          granted(ControlArguments.grant(event));
        }
      }
      case EventNames.MORE -> {
        if (opener) {
          crossing().lift();
        }
        granted(ControlArguments.grant(event));
      }
      case EventNames.CANCEL -> {
        if (!opener) {
          close();
          listener.cancelled();
        }
      }
      default -> {
        eventsReceived++;
        if (crossing != null) {
          crossing.received();
        }
        if (!cancelWaits) {
          listener.received(event);
        } else if (event.name().equals(EventNames.STREAM)) {
          sendDeferred();
        } else {
          // The call has ended; there is nothing left to cancel.
          close();
        }
      }
    }
  }

  private CrossingGuard crossing() {
    if (crossing == null) {
      crossing = new CrossingGuard(multiplexer.heartbeatNanos(), eventsReceived);
    }
    return crossing;
  }

  private void granted(long events) {
    if (events <= 0) {
      return;
    }
    credit = credit + events < 0 ? Long.MAX_VALUE : credit + events;
    while (!closed && credit > 0) {
      Outgoing next = waitingForCredit == null ? null : waitingForCredit.poll();
      if (next == null) {
        listener.sendable();
        return;
      }
      if (next.last) {
        finish(next.payload);
      } else {
        credit--;
        multiplexer.outbox().send(this, next.payload, false);
      }
    }
  }

  private void waitForCredit(Outgoing event) {
    if (waitingForCredit == null) {
      waitingForCredit = new ArrayDeque<>();
    }
    waitingForCredit.add(event);
  }

  private void finish(byte[] payload) {
    credit--;
    finished = true;
    multiplexer.outbox().send(this, payload, true);
    close();
  }

  private void lose(Loss.Reason reason, long now) {
    if (closed) {
      return;
    }
    Loss.Reason why = opener && !announced ? Loss.Reason.NEVER_CONNECTED : reason;
    Duration silence = monitor == null ? Duration.ZERO : Duration.ofNanos(monitor.silence(now));
    close();
    listener.lost(new Loss(why, silence));
  }

  @Override
  protected void expired(long now) {
    if (closed || monitor == null) {
      return;
    }
    Loss.Reason reason = monitor.loss(now);
    if (reason != null) {
      lose(reason, now);
      return;
    }
    long delay = crossing == null ? 0 : crossing.delay(now);
    if (delay > 0 && monitor.isBeatDue(now)) {
      multiplexer.timers().schedule(this, now + delay);
      return;
    }
    // A beat that waits for a slow peer is enough; more of them would only pile up.
    if (monitor.takeBeat(now) && !beatWaits && (!opener || announced)) {
      beatWaits = true;
      if (opener) {
        crossing().beaten(now);
      }
      multiplexer.outbox().send(this, multiplexer.control(this, EventNames.HEARTBEAT, 0), false);
    }
    if (!closed) {
      multiplexer.timers().schedule(this, monitor.nextCheck());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Outgoing(byte[] payload, boolean last) {}

  private final class Deferred extends TimerWheel.Timer {
    @Override
    protected void expired(long now) {
      sendDeferred();
    }
  }
}
