package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.internal.channel.ChannelListener;
import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.channel.Loss;
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
    implements ChannelListener, CallerStream.Owner, PendingCall {
  private final ClientEngine engine;
  private final CallRequest request;
  private final Codec<R> codec;
  private final StreamWindow window;
  private final @Nullable CallerStream items;
  private final @Nullable Duration idleTimeout;
  private final IdleTimer idle = new IdleTimer();
  private final FirstAnswerTimer timer = new FirstAnswerTimer();

  // Only the loop's.
  private @Nullable EventChannel channel;
  private boolean sent;
  private boolean answered;

  /** So many items the server may send without waiting for the reader. */
  private long owed = 1;

  private boolean ended;

  ClientStream(
      ClientEngine engine,
      CallRequest request,
      Codec<R> codec,
      StreamWindow window,
      @Nullable Duration idleTimeout) {

    super(window);
    this.window = window;
    this.engine = engine;
    this.request = request;
    this.codec = codec;
    this.idleTimeout = idleTimeout;
    this.items = CallerStream.of(engine, request, this);
  }

  // --- the reader's side

  @Override
  void grant(int items) {
    engine.execute(() -> grantNow(items));
  }

  @Override
  R decode(Event item) {
    return AnswerReader.item(item, codec, request.site());
  }

  @Override
  void finished(Outcome end) {
    if (end instanceof Outcome.Failure failure) {
      throw failure.cause().get();
    }
    Event last = ((Outcome.Answer) end).event();
    if (last.name().equals(EventNames.ERR)) {
      throw RemoteErrors.read(last, request.site());
    }
  }

  @Override
  RpcException interrupted() {
    return request.site().interrupted();
  }

  @Override
  void leave() {
    engine.execute(() -> end(true));
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
  public void start() {
    if (window.isOver()) {
      end(false);
      return;
    }
    engine.timers().schedule(timer, request.deadlineNanos());
    EventChannel opened = engine.open(request, this);
    channel = opened;
    if (ended) {
      opened.close();
    } else if (items != null) {
      items.opened(opened);
    }
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
  public void received(Event event) {
    engine.timers().cancel(timer);
    answered = true;
    if (items != null && !items.isTaken() && !event.name().equals(EventNames.ERR)) {
      fail(request.site()::streamIgnored, event.name().equals(EventNames.STREAM));
      return;
    }
    switch (event.name()) {
      case EventNames.STREAM -> {
        if (!window.offer(event)) {
          fail(
              () ->
                  request
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
        if (AnswerReader.isEmptyOk(event)) {
          window.end(new Outcome.Answer(event));
          end(false);
        } else {
          fail(
              () ->
                  request
                      .site()
                      .broken("the peer answered with " + event.name() + " and not with a stream"),
              true);
        }
      }
    }
  }

  @Override
  public void lost(Loss loss) {
    fail(() -> request.site().lost(loss), false);
  }

  private void grantNow(int events) {
    if (channel != null) {
      channel.grant(events);
    }
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
    if (channel != null) {
      if (tellPeer) {
        channel.cancel();
      } else {
        channel.close();
      }
    }
  }

  /**
   * Covers the wait for the first answer only; after that heartbeats tell whether the peer is
   * there.
   */
  private final class FirstAnswerTimer extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      boolean wasSent = sent;
      fail(() -> request.site().timedOut(request.timeout(), wasSent), true);
    }
  }

  /** Covers the wait for each further item, while the server may send one. */
  private final class IdleTimer extends TimerWheel.Timer {
    @Override
    protected void expired(long nowNanos) {
      fail(() -> request.site().idle(Objects.requireNonNull(idleTimeout)), true);
    }
  }
}
