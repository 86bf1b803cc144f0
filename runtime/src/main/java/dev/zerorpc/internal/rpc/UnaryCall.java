package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call with one result that is under way: everything but {@link #await} and {@link #giveUp} is
 * the loop's.
 */
final class UnaryCall extends TimerWheel.Timer
    implements CallAttempts.Owner, CallerStream.Owner, PendingCall {
  private final ClientEngine engine;
  private final CallRequest request;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CallAttempts attempts;
  private final @Nullable CallerStream items;
  private boolean sent;

  UnaryCall(ClientEngine engine, CallRequest request) {
    this.engine = engine;
    this.request = request;
    this.attempts = new CallAttempts(engine, request, true, this);
    this.items = CallerStream.of(engine, request, attempts, this);
  }

  /** What was called and, once there is an outcome, where it comes from. */
  CallSite site() {
    return attempts.site();
  }

  /** Completed on the loop's thread; nothing of the user's may run in it. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Waits for the outcome; any thread. */
  Outcome await() {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      return new Outcome.Failure(request.site()::interrupted);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome is never exceptional", e);
    }
  }

  /** Gives the call up, on the server too; any thread. */
  void giveUp() {
    engine.execute(() -> fail(request.site()::cancelled, true));
  }

  @Override
  public void start() {
    if (outcome.isDone()) {
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
    outcome.complete(new Outcome.Failure(cause));
  }

  @Override
  public void abort(Supplier<RpcException> cause) {
    fail(cause, true);
  }

  @Override
  public void sent() {
    sent = true;
  }

  @Override
  public void sendable() {
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
  public void received(Event event) {
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
  public void failed(AttemptFailure failure) {
    fail(failure.cause(), false);
  }

  @Override
  protected void expired(long nowNanos) {
    boolean wasSent = sent;
    CallSite where = attempts.current();
    fail(() -> where.timedOut(request.timeout(), wasSent), true);
  }

  private void fail(Supplier<RpcException> cause, boolean tellPeer) {
    finish(new Outcome.Failure(cause), tellPeer);
  }

  private void finish(Outcome result, boolean tellPeer) {
    if (outcome.isDone()) {
      return;
    }
    engine.timers().cancel(this);
    engine.ended(this);
    if (items != null) {
      items.stop();
    }
    attempts.end(tellPeer);
    outcome.complete(result);
  }
}
