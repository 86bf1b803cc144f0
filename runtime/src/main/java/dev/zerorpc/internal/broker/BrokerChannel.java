package dev.zerorpc.internal.broker;

import dev.zerorpc.internal.channel.ControlArguments;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.TimerWheel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the broker. First it waits for a worker, and the broker gives the
 * client signs of life in the worker's place; then all its events go to and from that one worker;
 * and if the worker is lost, an error waits until the client has room for it.
 */
final class BrokerChannel extends TimerWheel.Timer {
  /** For clients of protocol version 1, which may never give a sign of life. */
  private static final long PATIENCE = Duration.ofHours(1).toNanos();

  private final ChannelRouter router;
  private final ChannelKey key;
  private final int version;
  private final long deadline;

  /** The opening event, as long as it has not been sent. */
  private byte @Nullable [] request;

  private @Nullable Worker worker;
  private Envelope address = Envelope.EMPTY;

  /** How many answers the client has room for. */
  private long credit = 1;

  private long clientHeard;
  private boolean clientSilent = true;
  private long workerHeard;
  private long nextBeat;
  private byte @Nullable [] lastWords;
  private boolean closed;

  BrokerChannel(
      ChannelRouter router, ChannelKey key, int version, byte[] request, long now, long deadline) {
    this.router = router;
    this.key = key;
    this.version = version;
    this.request = request;
    this.deadline = deadline;
    this.clientHeard = now;
    this.nextBeat = now + router.heartbeatNanos();
    schedule();
  }

  ChannelKey key() {
    return key;
  }

  int version() {
    return version;
  }

  boolean isClosed() {
    return closed;
  }

  @Nullable Worker worker() {
    return worker;
  }

  byte @Nullable [] request() {
    return request;
  }

  /** A sign of life in the place of a worker's; not to who would not expect one. */
  void beat() {
    nextBeat = router.now() + router.heartbeatNanos();
    if (router.heartbeatNanos() != 0 && (version >= 2 || !clientSilent)) {
      router.toClient(this, BrokerMessages.heartbeat(router.ids(), key.id()));
    }
  }

  /** The request has been handed to the worker, or waits for its connection to take it. */
  void assigned(Worker to, Envelope where, boolean sent) {
    worker = to;
    address = where;
    workerHeard = router.now();
    to.begin(this);
    if (sent) {
      request = null;
    }
    schedule();
  }

  void requestSent() {
    request = null;
    workerHeard = router.now();
  }

  /** A later event of the client's. */
  void fromClient(Event event, byte[] payload) {
    clientHeard = router.now();
    switch (event.name()) {
      case EventNames.HEARTBEAT -> {
        clientSilent = false;
        if (version < 3) {
          granted(event);
        }
      }
      case EventNames.MORE -> granted(event);
      case EventNames.CANCEL -> {
        // A worker that has not got the call yet never gets it.
        if (request == null && lastWords == null) {
          forward(payload);
        }
        close();
      }
      default -> {}
    }
    // While the request waits nothing but a sign of life can come, and that was for the broker.
    if (!closed && request == null && lastWords == null) {
      forward(payload);
    }
  }

  private void granted(Event event) {
    long events = ControlArguments.grant(event);
    if (events > 0) {
      credit = credit + events < 0 ? Long.MAX_VALUE : credit + events;
    }
    byte[] words = lastWords;
    if (words != null && credit > 0) {
      router.toClient(this, words);
      close();
    }
  }

  private void forward(byte[] payload) {
    Worker to = worker;
    if (to == null) {
      return;
    }
    SendQueues.Result result = to.send(address, payload, null);
    if (result == SendQueues.Result.GONE) {
      router.workerGone(to);
    } else if (result == SendQueues.Result.FULL) {
      fail(BrokerMessages.LOST_REMOTE, "worker " + to.name() + " reads too slowly");
    }
  }

  /** An event of the worker's. */
  void fromWorker(Event event, byte[] payload) {
    workerHeard = router.now();
    boolean control = event.name().startsWith("_zpc_");
    if (!control) {
      credit--;
    }
    if (router.toClient(this, payload) == SendQueues.Result.FULL) {
      // It granted more than it reads. Now it hears nothing more, and can tell by that.
      router.clientTooSlow();
      cancel();
    } else if (isLast(event.name())) {
      close();
    }
  }

  private static boolean isLast(String name) {
    return name.equals(EventNames.OK)
        || name.equals(EventNames.ERR)
        || name.equals(EventNames.STREAM_DONE);
  }

  /** The worker is gone; what it never got can go to another one. */
  void workerLost(String why) {
    Worker lost = worker;
    worker = null;
    if (closed || lost == null) {
      return;
    }
    if (request != null) {
      router.dispatch(this);
    } else {
      fail(BrokerMessages.LOST_REMOTE, "worker " + lost.name() + " was lost: " + why);
    }
  }

  /** Ends the call with an error, as soon as the client has room for it. */
  void fail(String name, String message) {
    if (closed || lastWords != null) {
      return;
    }
    router.failed();
    byte[] error = BrokerMessages.error(router.ids(), key.id(), version, name, message);
    if (credit > 0) {
      router.toClient(this, error);
      close();
      return;
    }
    detach();
    request = null;
    lastWords = error;
    schedule();
  }

  /** Ends the call on both sides, now. */
  void abort(String message) {
    tellWorker();
    fail(BrokerMessages.LOST_REMOTE, message);
    close();
  }

  /** Ends the call because nobody waits for it any more. */
  void cancel() {
    tellWorker();
    close();
  }

  /** Only a worker that joined is known to understand it; others find out by the silence. */
  private void tellWorker() {
    Worker to = worker;
    if (to != null && to.hasJoined() && request == null) {
      to.send(address, BrokerMessages.cancel(router.ids(), key.id()), null);
    }
  }

  /** Ends the call without a word. */
  void close() {
    if (!closed) {
      closed = true;
      router.timers().cancel(this);
      router.ended(this);
      detach();
    }
  }

  private void detach() {
    Worker from = worker;
    worker = null;
    if (from != null) {
      from.end(this);
      router.callEnded(from);
    }
  }

  private boolean isWaiting() {
    return worker == null && lastWords == null;
  }

  /** A worker does not beat for such a client before the client does. */
  private long silence() {
    boolean old = version < 2 && clientSilent;
    return old ? Math.max(PATIENCE, router.silenceNanos()) : router.silenceNanos();
  }

  private long clientBound() {
    return clientHeard + silence();
  }

  /** Without heartbeats what the other side says is all that shows that a call is alive. */
  private long lossAt() {
    if (router.heartbeatNanos() == 0) {
      return Math.max(clientHeard, workerHeard) + router.silenceNanos();
    }
    long workerBound = workerHeard + silence();
    return worker == null || clientBound() - workerBound < 0 ? clientBound() : workerBound;
  }

  private void schedule() {
    long next = lossAt();
    if (isWaiting()) {
      next = earlier(next, deadline);
      if (router.heartbeatNanos() != 0) {
        next = earlier(next, nextBeat);
      }
    }
    router.timers().schedule(this, next);
  }

  private static long earlier(long a, long b) {
    return a - b < 0 ? a : b;
  }

  @Override
  protected void expired(long now) {
    if (isWaiting() && deadline - now <= 0) {
      router.expired(this);
      return;
    }
    if (lossAt() - now <= 0) {
      Worker at = worker;
      if (at == null || router.heartbeatNanos() == 0 || clientBound() - now <= 0) {
        cancel();
      } else {
        tellWorker();
        fail(
            BrokerMessages.LOST_REMOTE,
            "worker "
                + at.name()
                + " has given no sign of life for this call for "
                + Duration.ofNanos(now - workerHeard).toSeconds()
                + " s");
      }
      return;
    }
    if (isWaiting() && router.heartbeatNanos() != 0 && nextBeat - now <= 0) {
      beat();
    }
    schedule();
  }
}
