package dev.zerorpc.internal.rpc;

import dev.zerorpc.RetryPolicy;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * All attempts of one call, which look like one to its owner: the first, those that follow a
 * failure, and the one beside a slow first. The first answer that counts decides which of them it
 * is; after that there is no other. Confined to the loop's thread.
 *
 * <p>Only a method that may be sent again has more than one attempt, and none whose caller sends a
 * stream along. The owner bounds the whole by its deadline.
 */
final class CallAttempts implements Attempt.Owner {
  /** Who made the call. */
  interface Owner {
    /** A request has left; told once. */
    void sent();

    /** More may be sent than a moment ago. */
    default void sendable() {}

    /** An event came of the attempt that was decided for. */
    void received(Event event);

    /** There is no attempt any more, and none follows. */
    void failed(AttemptFailure failure);
  }

  private final ClientEngine engine;
  private final EndpointPool pool;
  private final Owner owner;
  private final RetryPolicy retry;
  private final long hedgeAfter;
  private final List<Attempt> live = new ArrayList<>(2);
  private final TimerWheel.Timer timer = new NextAttempt();
  private @Nullable Attempt decided;

  /** As the latest attempt sends it. */
  private CallRequest request;

  private CallSite site;
  private @Nullable ClientEndpoint last;
  private int count = 1;
  private long pause;
  private boolean sent;
  private boolean over;

  /**
   * Creates one that waits to be {@linkplain #start started}.
   *
   * @param hedged whether a second attempt may be made while the first goes on
   */
  CallAttempts(ClientEngine engine, CallRequest request, boolean hedged, Owner owner) {
    this.engine = engine;
    this.pool = engine.pool();
    this.request = request;
    this.owner = owner;
    this.site = request.site();
    Failover failover = engine.settings().failover();
    boolean idempotent = request.site().method().idempotent() && request.items() == null;
    this.retry = idempotent ? failover.retry() : RetryPolicy.NONE;
    this.hedgeAfter =
        idempotent && hedged && failover.hedgeAfter() != null ? failover.hedgeAfter().toNanos() : 0;
    this.pause = retry.pause().toNanos();
  }

  /** Makes the first attempt. */
  void start() {
    add(null);
  }

  /** What was called, and where the attempt was made that the outcome is of. */
  CallSite site() {
    return site;
  }

  /** What was called, and where the latest attempt is being made. */
  CallSite current() {
    return live.isEmpty() ? site : live.get(live.size() - 1).site();
  }

  /** Allows the server to send more. */
  void grant(int events) {
    if (decided != null) {
      decided.grant(events);
    }
  }

  /** How many events of the caller's stream may be sent now. */
  long sendableEvents() {
    return live.size() == 1 ? live.get(0).sendableEvents() : 0;
  }

  /** Sends an event of the caller's stream. */
  void send(byte[] payload) {
    if (live.size() == 1) {
      live.get(0).send(payload);
    }
  }

  /** Ends all attempts; {@code tellPeer} says whether their servers are told. */
  void end(boolean tellPeer) {
    over = true;
    engine.timers().cancel(timer);
    List<Attempt> ending = List.copyOf(live);
    live.clear();
    ending.forEach(attempt -> attempt.end(tellPeer));
  }

  private void add(@Nullable ClientEndpoint avoided) {
    Attempt attempt = new Attempt(pool, request, true, avoided, this);
    live.add(attempt);
    attempt.start();
  }

  private void addAnother(@Nullable ClientEndpoint avoided) {
    count++;
    request = request.again(engine.ids().next(), engine.nanoTime());
    add(avoided);
  }

  @Override
  public void sent(Attempt attempt) {
    if (!sent) {
      sent = true;
      if (hedgeAfter > 0) {
        schedule(hedgeAfter);
      }
      owner.sent();
    }
  }

  @Override
  public void sendable(Attempt attempt) {
    if (!over) {
      owner.sendable();
    }
  }

  @Override
  public void received(Attempt attempt, Event event) {
    if (over) {
      return;
    }
    if (decided == null) {
      last = attempt.endpoint();
      boolean maySkip = retry.attempts() > 1 || live.size() > 1;
      if (maySkip && RemoteErrors.isBusy(event) && passOver(attempt)) {
        return;
      }
      decide(attempt);
    }
    owner.received(event);
  }

  /** A busy server's answer does not count if another attempt goes on or follows. */
  private boolean passOver(Attempt attempt) {
    boolean others = live.size() > 1;
    if (!others && !another()) {
      return false;
    }
    live.remove(attempt);
    attempt.end(false);
    return true;
  }

  private void decide(Attempt attempt) {
    decided = attempt;
    site = attempt.site();
    engine.timers().cancel(timer);
    for (Attempt other : List.copyOf(live)) {
      if (other != attempt) {
        live.remove(other);
        other.end(true);
      }
    }
  }

  @Override
  public void failed(Attempt attempt, AttemptFailure failure) {
    live.remove(attempt);
    if (over || !live.isEmpty()) {
      return;
    }
    last = attempt.endpoint();
    if (decided == null && failure.repeatable() && another()) {
      return;
    }
    site = attempt.site();
    owner.failed(failure);
  }

  /** Has another attempt follow, if there may be one. */
  private boolean another() {
    if (count >= retry.attempts()) {
      return false;
    }
    long wait = (long) (pause * (0.5 + 0.5 * ThreadLocalRandom.current().nextDouble()));
    if (engine.nanoTime() + wait - request.deadlineNanos() >= 0) {
      return false;
    }
    pause = Math.min(2 * pause, retry.longestPause().toNanos());
    schedule(wait);
    return true;
  }

  private void schedule(long nanos) {
    engine.timers().schedule(timer, engine.nanoTime() + nanos);
  }

  /** Ends the pause before an attempt, or the patience with the one that is under way. */
  private final class NextAttempt extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      if (over || decided != null) {
        return;
      }
      if (live.isEmpty()) {
        addAnother(last);
      } else if (live.size() == 1 && pool.hasOther(live.get(0).endpoint())) {
        addAnother(live.get(0).endpoint());
      }
    }
  }
}
