package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.function.Supplier;

/** A call that nobody waits for: it is under way until it has left, or until its time is over. */
final class OneWayCall extends TimerWheel.Timer implements Attempt.Owner, PendingCall {
  private final ClientEngine engine;
  private final CallRequest request;
  private final Attempt attempt;
  private boolean ended;

  OneWayCall(ClientEngine engine, CallRequest request) {
    this.engine = engine;
    this.request = request;
    this.attempt = new Attempt(engine.pool(), request, null, this);
  }

  @Override
  public void run() {
    engine.timers().schedule(this, request.deadlineNanos());
    attempt.start();
  }

  @Override
  public boolean awaitsAnswer() {
    return false;
  }

  @Override
  public void sent(Attempt which) {
    end();
  }

  @Override
  public void received(Attempt which, Event event) {
    end();
  }

  @Override
  public void failed(Attempt which, AttemptFailure failure) {
    engine.oneWayDropped(failure.cause().get());
    end();
  }

  @Override
  public void refuse(Supplier<RpcException> cause) {
    engine.ended(this);
    engine.oneWayDropped(cause.get());
  }

  @Override
  public void abort(Supplier<RpcException> cause) {
    engine.oneWayDropped(cause.get());
    end();
  }

  @Override
  protected void expired(long nowNanos) {
    engine.oneWayDropped(request.site().timedOut(request.timeout(), false));
    end();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    engine.timers().cancel(this);
    engine.ended(this);
    attempt.end(false);
  }
}
