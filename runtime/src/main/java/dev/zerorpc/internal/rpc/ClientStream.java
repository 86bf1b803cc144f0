package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.stub.Codec;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A streamed result on the caller's side.
 *
 * @param <R> the type of an item
 */
final class ClientStream<R extends @Nullable Object> extends IncomingStream<R>
    implements Attempt.Owner, CallerStream.Owner, PendingCall {
  private final ClientEngine engine;
  private final CallRequest request;
  private final Codec<R> codec;
  private final StreamWindow window;
  private final OutgoingCall seen;
  private final @Nullable CallerStream items;
  private final @Nullable Duration idleTimeout;
  private final boolean valueToo;
  private final IdleTimer idle = new IdleTimer();
  private final FirstAnswerTimer timer = new FirstAnswerTimer();

  // Only the loop's.
  private final Attempts attempts;
  private boolean answered;

  /** So many items the server may send without waiting for the reader. */
  private long owed = 1;

  private boolean ended;

  /** Whether the answer is one value, which stands in the window as if it were an item. */
  private volatile boolean single;

  /**
   * Describes it.
   *
   * @param valueToo whether the peer may answer with one value as well
   */
  ClientStream(
      ClientEngine engine,
      CallRequest request,
      Codec<R> codec,
      StreamWindow window,
      @Nullable Duration idleTimeout,
      boolean valueToo,
      OutgoingCall seen) {
    super(window);
    this.valueToo = valueToo;
    this.window = window;
    this.idleTimeout = idleTimeout;
    this.engine = engine;
    this.request = request;
    this.codec = codec;
    this.seen = seen;
    this.attempts = Attempts.of(engine, request, false, this);
    this.items = CallerStream.of(engine, request, attempts, this);
  }

  // --- the reader's side

  /** Waits for the answer and returns it as what it is. */
  RpcAnswer<R> answer() {
    boolean some = iterator().hasNext();
    if (!single) {
      return RpcAnswer.ofStream(this);
    }
    if (!some) {
      throw seen.failed(attempts.site().broken("the answer was given up"), null);
    }
    R value = iterator().next();
    seen.succeeded(value, null);
    return RpcAnswer.ofValue(value);
  }

  @Override
  void grant(int items) {
    if (single) {
      return;
    }
    engine.execute(() -> grantNow(items));
  }

  @Override
  R decode(Event item) {
    try {
      return single
          ? AnswerReader.single(item, codec, attempts.site())
          : AnswerReader.item(item, codec, attempts.site());
    } catch (RuntimeException e) {
      throw seen.failed(e, item);
    }
  }

  @Override
  void finished(Outcome end) {
    if (end instanceof Outcome.Failure failure) {
      throw seen.failed(failure.cause().get(), null);
    }
    Event last = ((Outcome.Answer) end).event();
    if (last.name().equals(EventNames.ERR)) {
      throw seen.failed(RemoteErrors.read(last, attempts.site()), last);
    }
    seen.succeeded(null, last);
  }

  @Override
  RuntimeException interrupted() {
    return seen.failed(request.site().interrupted(), null);
  }

  @Override
  void leave() {
    engine.execute(() -> end(true));
    seen.succeeded(null, null);
  }

  @Override
  public boolean isInLoop() {
    return engine.inLoop();
  }

  @Override
  public Executor executor() {
    return engine.settings().callbacks();
  }

  // --- the loop's side

  @Override
  public void run() {
    if (window.isOver()) {
      end(false);
      return;
    }
    engine.timers().schedule(timer, request.deadlineNanos());
    attempts.start();
  }

  @Override
  public void refuse(Supplier<RpcException> cause) {
    engine.ended(this);
    if (items != null) {
      items.stop();
    }
    window.end(new Outcome.Failure(cause));
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
    engine.timers().cancel(timer);
  }

  @Override
  public void streamed() {
    if (!answered) {
      engine.timers().schedule(timer, engine.nanoTime() + request.timeout().toNanos());
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    window.end(new Outcome.Failure(() -> cause));
    end(true);
  }

  @Override
  public void received(Attempt which, Event event) {
    engine.timers().cancel(timer);
    answered = true;
    if (items != null && !items.isTaken() && !event.name().equals(EventNames.ERR)) {
      fail(() -> attempts.site().streamIgnored(), event.name().equals(EventNames.STREAM));
      return;
    }
    switch (event.name()) {
      case EventNames.STREAM -> {
        if (!window.offer(event)) {
          fail(
              () ->
                  attempts
                      .site()
                      .broken(
                          "the peer sent more items than it was allowed; the stream was closed"),
              true);
        } else {
          owed--;
          awaitNextItem();
        }
      }
      case EventNames.STREAM_DONE, EventNames.ERR -> {
        window.end(new Outcome.Answer(event));
        end(false);
      }
      default -> {
        if (valueToo && event.name().equals(EventNames.OK) && owed == 1) {
          single = true;
          window.offer(event);
          window.end(new Outcome.Answer(event));
          end(false);
        } else if (AnswerReader.isEmptyOk(event)) {
          window.end(new Outcome.Answer(event));
          end(false);
        } else {
          fail(
              () ->
                  attempts
                      .site()
                      .broken("the peer answered with " + event.name() + " and not with a stream"),
              true);
        }
      }
    }
  }

  @Override
  public void failed(Attempt which, AttemptFailure failure) {
    fail(failure.cause(), false);
  }

  private void grantNow(int events) {
    attempts.grant(events);
    owed += events;
    if (!idle.isScheduled()) {
      awaitNextItem();
    }
  }

  private void awaitNextItem() {
    if (idleTimeout == null || ended) {
      return;
    }
    if (owed > 0) {
      engine.timers().schedule(idle, engine.nanoTime() + idleTimeout.toNanos());
    } else {
      engine.timers().cancel(idle);
    }
  }

  private void fail(Supplier<RpcException> cause, boolean tellPeer) {
    window.end(new Outcome.Failure(cause));
    end(tellPeer);
  }

  private void end(boolean tellPeer) {
    if (ended) {
      return;
    }
    ended = true;
    engine.timers().cancel(timer);
    engine.timers().cancel(idle);
    engine.ended(this);
    if (items != null) {
      items.stop();
    }
    attempts.end(tellPeer);
  }

  /**
   * Covers the wait for the first answer only; after that heartbeats tell whether the peer is
   * there.
   */
  private final class FirstAnswerTimer extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      boolean wasSent = attempts.hasLeft();
      CallSite where = attempts.current();
      fail(() -> where.timedOut(request.timeout(), wasSent), true);
    }
  }

  /** Covers the wait for each further item, while the server may send one. */
  private final class IdleTimer extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      CallSite where = attempts.site();
      fail(() -> where.idle(Objects.requireNonNull(idleTimeout)), true);
    }
  }
}
