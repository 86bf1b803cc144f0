package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call with one result that is under way: everything but {@link #await} and {@link #giveUp} is
 * the loop's. As a {@link ForkJoinPool.ManagedBlocker} it lets a pool know that its thread waits.
 */
final class UnaryCall extends TimerWheel.Timer
    implements Attempt.Owner, CallerStream.Owner, PendingCall, ForkJoinPool.ManagedBlocker {
  /** Who goes on when there is an outcome, if nobody waits for it. */
  interface Completion extends Runnable {
    /** Takes the {@linkplain #outcome outcome}; runs on one of the executor's threads. */
    @Override
    void run();

    /** The executor does not run it; on the thread that brought the outcome. */
    void rejected(Throwable cause);
  }

  private static final AtomicReferenceFieldUpdater<UnaryCall, @Nullable Outcome> OUTCOME =
      AtomicReferenceFieldUpdater.newUpdater(UnaryCall.class, Outcome.class, "outcome");

  private final ClientEngine engine;
  private final CallRequest request;
  private final Attempts attempts;
  private final @Nullable CallerStream items;
  private final @Nullable Completion completion;

  /** Who waits in {@link #await}. */
  private volatile @Nullable Thread waiting;

  /** Set once, by {@link #OUTCOME}. */
  private volatile @Nullable Outcome outcome;

  /**
   * Creates one that waits to be started.
   *
   * @param completion who goes on, or null if somebody will {@linkplain #await wait}
   */
  UnaryCall(ClientEngine engine, CallRequest request, @Nullable Completion completion) {
    this.engine = engine;
    this.request = request;
    this.completion = completion;
    this.attempts = Attempts.of(engine, request, true, this);
    this.items = CallerStream.of(engine, request, attempts, this);
  }

  /** What was called and, once there is an outcome, where it comes from. */
  CallSite site() {
    return attempts.site();
  }

  /** Waits for the outcome; any thread. */
  Outcome await() {
    waiting = Thread.currentThread();
    try {
      ForkJoinPool.managedBlock(this);
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      return new Outcome.Failure(request.site()::interrupted);
    } finally {
      waiting = null;
    }
    return outcome();
  }

  /** The outcome, which there must be. */
  Outcome outcome() {
    return Objects.requireNonNull(outcome, "outcome");
  }

  @Override
  public boolean isReleasable() {
    return outcome != null;
  }

  @Override
  public boolean block() throws InterruptedException {
    while (!isReleasable()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.park(this);
    }
    return true;
  }

  private void complete(Outcome result) {
    if (!OUTCOME.compareAndSet(this, null, result)) {
      return;
    }
    LockSupport.unpark(waiting);
    if (completion != null) {
      try {
        engine.settings().callbacks().execute(completion);
      } catch (RuntimeException | Error e) {
        // The user's executor may have been shut down: the call must end all the same.
        completion.rejected(e);
      }
    }
  }

  /** Gives the call up, on the server too; any thread. */
  void giveUp() {
    engine.execute(() -> fail(request.site()::cancelled, true));
  }

  @Override
  public void run() {
    if (isReleasable()) {
      return;
    }
    engine.timers().schedule(this, request.deadlineNanos());
    attempts.start();
  }

  @Override
  public void refuse(Supplier<RpcException> cause) {
    engine.ended(this);
    if (items != null) {
      items.stop();
    }
    complete(new Outcome.Failure(cause));
  }

  @Override
  public void abort(Supplier<RpcException> cause) {
    fail(cause, true);
  }

  @Override
  public void sendable(Attempt which) {
    if (items != null) {
      items.sendable();
    }
  }

  @Override
  public void streaming() {
    engine.timers().cancel(this);
  }

  @Override
  public void streamed() {
    engine.timers().schedule(this, engine.nanoTime() + request.timeout().toNanos());
  }

  @Override
  public void failed(RuntimeException cause) {
    finish(new Outcome.Failure(() -> cause), true);
  }

  @Override
  public void received(Attempt which, Event event) {
    if (items != null && !items.isTaken() && !event.name().equals(EventNames.ERR)) {
      fail(() -> site().streamIgnored(), event.name().equals(EventNames.STREAM));
      return;
    }
    switch (event.name()) {
      case EventNames.OK, EventNames.ERR -> finish(new Outcome.Answer(event), false);
      case EventNames.STREAM, EventNames.STREAM_DONE -> finish(new Outcome.Answer(event), true);
      default -> fail(() -> site().broken("the peer sent an unknown event: " + event.name()), true);
    }
  }

  @Override
  public void failed(Attempt which, AttemptFailure failure) {
    fail(failure.cause(), false);
  }

  @Override
  protected void expired(long nowNanos) {
    boolean wasSent = attempts.hasLeft();
    CallSite where = attempts.current();
    fail(() -> where.timedOut(request.timeout(), wasSent), true);
  }

  private void fail(Supplier<RpcException> cause, boolean tellPeer) {
    finish(new Outcome.Failure(cause), tellPeer);
  }

  private void finish(Outcome result, boolean tellPeer) {
    if (isReleasable()) {
      return;
    }
    engine.timers().cancel(this);
    engine.ended(this);
    if (items != null) {
      items.stop();
    }
    attempts.end(tellPeer);
    complete(result);
  }
}
