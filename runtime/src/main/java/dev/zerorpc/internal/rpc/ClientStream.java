package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.transport.TimerWheel;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A streamed result on the caller's side. The loop puts events into the {@link StreamWindow}, the
 * reader takes them out and decodes them on its own thread.
 *
 * @param <R> the type of an item
 */
final class ClientStream<R extends @Nullable Object>
    implements RpcStream<R>, CallAttempts.Owner, PendingCall {
  private final ClientEngine engine;
  private final CallRequest request;
  private final dev.zerorpc.stub.Codec<R> codec;
  private final StreamWindow window;
  private final OutgoingCall seen;
  private final FirstAnswerTimer timer = new FirstAnswerTimer();
  private final Iterator<R> items =
      new Iterator<>() {
        @Override
        public boolean hasNext() {
          return hasNextItem();
        }

        @Override
        public R next() {
          return nextItem();
        }
      };
  private @Nullable Event next;
  private boolean exhausted;

  // Only the loop's.
  private final CallAttempts attempts;
  private boolean sent;
  private boolean ended;

  ClientStream(
      ClientEngine engine,
      CallRequest request,
      dev.zerorpc.stub.Codec<R> codec,
      int windowSize,
      OutgoingCall seen) {
    this.engine = engine;
    this.request = request;
    this.codec = codec;
    this.seen = seen;
    this.window = new StreamWindow(windowSize);
    this.attempts = new CallAttempts(engine, request, false, this);
  }

  // --- the reader's side

  @Override
  public Iterator<R> iterator() {
    return items;
  }

  private boolean hasNextItem() {
    if (next != null) {
      return true;
    }
    if (exhausted) {
      return false;
    }
    StreamWindow.Taken taken;
    try {
      taken = window.take();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw seen.failed(request.site().interrupted(), null);
    }
    if (taken.grant() > 0) {
      int grant = taken.grant();
      engine.execute(() -> grant(grant));
    }
    if (taken.event() != null) {
      next = taken.event();
      return true;
    }
    exhausted = true;
    if (taken.end() instanceof Outcome.Failure failure) {
      throw seen.failed(failure.cause().get(), null);
    }
    Event last = ((Outcome.Answer) java.util.Objects.requireNonNull(taken.end())).event();
    if (last.name().equals(EventNames.ERR)) {
      throw seen.failed(RemoteErrors.read(last, attempts.site()), last);
    }
    seen.succeeded(null, last);
    return false;
  }

  private R nextItem() {
    if (!hasNextItem()) {
      throw new NoSuchElementException(request.site() + ": the stream has ended");
    }
    Event event = java.util.Objects.requireNonNull(next);
    next = null;
    try {
      return AnswerReader.item(event, codec, attempts.site());
    } catch (RuntimeException e) {
      throw seen.failed(e, event);
    }
  }

  @Override
  public void close() {
    exhausted = true;
    next = null;
    window.close();
    engine.execute(() -> end(true));
    seen.succeeded(null, null);
  }

  // --- the loop's side

  @Override
  public void start() {
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
    window.end(new Outcome.Failure(cause));
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
  public void received(Event event) {
    engine.timers().cancel(timer);
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
        }
      }
      case EventNames.STREAM_DONE, EventNames.ERR -> {
        window.end(new Outcome.Answer(event));
        end(false);
      }
      default -> {
        if (AnswerReader.isEmptyOk(event)) {
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
  public void failed(AttemptFailure failure) {
    fail(failure.cause(), false);
  }

  private void grant(int events) {
    attempts.grant(events);
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
    engine.ended(this);
    attempts.end(tellPeer);
  }

  /**
   * Covers the wait for the first answer only; after that heartbeats tell whether the peer is
   * there.
   */
  private final class FirstAnswerTimer extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      boolean wasSent = sent;
      CallSite where = attempts.current();
      fail(() -> where.timedOut(request.timeout(), wasSent), true);
    }
  }
}
