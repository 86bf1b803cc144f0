package dev.zerorpc.internal.rpc;

import dev.zerorpc.RetryPolicy;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.transport.TimerWheel;
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
final class CallAttempts implements Attempts, Attempt.Owner {
  private final ClientEngine engine;
  private final EndpointPool pool;

  /** Is told only of the attempt that was decided for, and of the end of the last. */
  private final Attempt.Owner owner;

  private final RetryPolicy retry;
  private final long hedgeAfter;

  /** Null until an attempt has to be waited for. */
  private TimerWheel.@Nullable Timer timer;

  /** The attempt that goes on, if one does; of two the earlier. */
  private @Nullable Attempt live;

  /** The attempt beside it, or null. */
  private @Nullable Attempt second;

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
  CallAttempts(ClientEngine engine, CallRequest request, boolean hedged, Attempt.Owner owner) {
    this.engine = engine;
    this.pool = engine.pool();
    this.request = request;
    this.owner = owner;
    this.site = request.site();
    Failover failover = engine.settings().failover();
    boolean idempotent = mayBeRepeated(request);
    this.retry = idempotent ? failover.retry() : RetryPolicy.NONE;
    this.hedgeAfter =
        idempotent && hedged && failover.hedgeAfter() != null ? failover.hedgeAfter().toNanos() : 0;
    this.pause = retry.pause().toNanos();
  }

  /** Whether a call may need more than one attempt. */
  static boolean mayBeSeveral(ClientEngine engine, CallRequest request, boolean hedged) {
    Failover failover = engine.settings().failover();
    return mayBeRepeated(request)
        && (failover.retry().attempts() > 1 || (hedged && failover.hedgeAfter() != null));
  }

  private static boolean mayBeRepeated(CallRequest request) {
    return request.site().method().idempotent() && request.items() == null;
  }

  @Override
  public void start() {
    add(null);
  }

  @Override
  public CallSite site() {
    return site;
  }

  @Override
  public CallSite current() {
    Attempt latest = second == null ? live : second;
    return latest == null ? site : latest.place();
  }

  @Override
  public boolean hasLeft() {
    return sent;
  }

  @Override
  public void grant(int events) {
    if (decided != null) {
      decided.grant(events);
    }
  }

  @Override
  public long sendableEvents() {
    return live == null || second != null ? 0 : live.sendableEvents();
  }

  @Override
  public void send(byte[] payload) {
    if (live != null && second == null) {
      live.send(payload);
    }
  }

  @Override
  public void end(boolean tellPeer) {
    over = true;
    cancelTimer();
    Attempt earlier = live;
    Attempt later = second;
    live = null;
    second = null;
    if (earlier != null) {
      earlier.end(tellPeer);
    }
    if (later != null) {
      later.end(tellPeer);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      engine.timers().cancel(timer);
    }
  }

  private void add(@Nullable ClientEndpoint avoided) {
    Attempt attempt = new Attempt(pool, request, avoided, this);
    if (live == null) {
      live = attempt;
    } else {
      second = attempt;
    }
    attempt.start();
  }

  private void remove(Attempt attempt) {
    if (attempt == live) {
      live = second;
      second = null;
    } else if (attempt == second) {
      second = null;
    }
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
      owner.sent(attempt);
    }
  }

  @Override
  public void sendable(Attempt attempt) {
    if (!over) {
      owner.sendable(attempt);
    }
  }

  @Override
  public void received(Attempt attempt, Event event) {
    if (over) {
      return;
    }
    if (decided == null) {
      last = attempt.endpoint();
      boolean maySkip = retry.attempts() > 1 || second != null;
      if (maySkip && RemoteErrors.isBusy(event) && passOver(attempt)) {
        return;
      }
      decide(attempt);
    }
    owner.received(attempt, event);
  }

  /** A busy server's answer does not count if another attempt goes on or follows. */
  private boolean passOver(Attempt attempt) {
    if (second == null && !another()) {
      return false;
    }
    remove(attempt);
    attempt.end(false);
    return true;
  }

  private void decide(Attempt attempt) {
    decided = attempt;
    site = attempt.place();
    cancelTimer();
    Attempt other = attempt == live ? second : live;
    if (other != null) {
      remove(other);
      other.end(true);
    }
  }

  @Override
  public void failed(Attempt attempt, AttemptFailure failure) {
    remove(attempt);
    if (over || live != null) {
      return;
    }
    last = attempt.endpoint();
    if (decided == null && failure.repeatable() && another()) {
      return;
    }
    site = attempt.place();
    owner.failed(attempt, failure);
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
    if (timer == null) {
      timer = new NextAttempt();
    }
    engine.timers().schedule(timer, engine.nanoTime() + nanos);
  }

  /** Ends the pause before an attempt, or the patience with the one that is under way. */
  private final class NextAttempt extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      if (over || decided != null) {
        return;
      }
      if (live == null) {
        addAnother(last);
      } else if (second == null && pool.hasOther(live.endpoint())) {
        addAnother(live.endpoint());
      }
    }
  }
}
