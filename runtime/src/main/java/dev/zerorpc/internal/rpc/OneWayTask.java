package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOutcome;
import dev.zerorpc.Headers;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ValueReader;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way through its handler. What the handler answers goes nowhere. Most end when
 * their handler returns, and cost no more than that; what the others need is made when they need
 * it.
 */
final class OneWayTask implements ServerCall, CallContext, LoopHandler {
  private final OneWayReceiver receiver;
  private final MethodTable.Entry method;
  private final Event event;
  private final @Nullable String sender;

  // The handler's thread.
  private @Nullable CallArguments arguments;
  private boolean answered;
  private boolean answersLater;

  private @Nullable Throwable failure;

  /** Whether the answer is known. Others look at it after they have set one of those below. */
  private volatile boolean over;

  private volatile @Nullable EndActions endActions;

  /** For a message that has something to do when it is given up, or that is answered later. */
  private volatile @Nullable CallLife life;

  OneWayTask(
      OneWayReceiver receiver, MethodTable.Entry method, Event event, @Nullable String sender) {
    this.receiver = receiver;
    this.method = method;
    this.event = event;
    this.sender = sender;
  }

  @Override
  public MethodDescriptor<?> descriptor() {
    return method.descriptor();
  }

  @Override
  public boolean isOnLoop() {
    return method.inline() && receiver.inLoop();
  }

  @Override
  public String host() {
    return receiver.label();
  }

  /** Calls the handler; throws nothing. */
  @Override
  public void run() {
    @Nullable Object[] context = CallContexts.place();
    context[0] = this;
    try {
      if (!method.inline() && receiver.inLoop()) {
        throw new IllegalStateException(
            "the executor runs tasks on the thread that hands them over; give it threads of its"
                + " own");
      }
      arguments = CallArguments.of(event, method);
      method.dispatcher().dispatch(method.index(), this);
      if (!answered) {
        throw new IllegalStateException(
            "the dispatcher of " + descriptor() + " returned without an answer");
      }
    } catch (Throwable thrown) { // Also an Error: the thread must go on to the next message.
      if (answersLater) {
        receiver.logFailure(this, thrown);
      } else {
        fail(thrown);
      }
    } finally {
      leave(context);
    }
  }

  private void leave(@Nullable Object[] context) {
    if (!answersLater) {
      conclude();
    }
    context[0] = null;
    CallLife watched = life;
    if (watched == null) {
      ended();
      return;
    }
    if (!answersLater) {
      watched.end();
    }
    watched.leave();
  }

  private void fail(Throwable thrown) {
    failure = thrown;
    receiver.logFailure(this, thrown);
  }

  /** The answer is known. */
  private void conclude() {
    over = true;
    EndActions actions = endActions;
    if (actions != null) {
      try {
        actions.run(new CallOutcome(null, failure, Headers.EMPTY));
      } catch (Error e) {
        receiver.logFailure(this, e);
      }
    }
  }

  /** The answer is known, and no thread works for the message any more. */
  private void ended() {
    receiver.ended(this, failure == null, life != null);
  }

  /** Nobody is interested any more: does what was to be done then. */
  void cancel() {
    CallLife watched = life;
    if (watched != null) {
      watched.cancel();
    }
  }

  private CallLife life() {
    synchronized (this) {
      CallLife watched = life;
      if (watched == null) {
        watched = new CallLife(receiver::runSoon, this::ended);
        boolean unused = watched.enter(null, false);
        life = watched;
        receiver.watch(this);
      }
      return watched;
    }
  }

  @Override
  public ValueReader arguments() {
    return Objects.requireNonNull(arguments, "arguments").reader();
  }

  @Override
  public int argumentCount() {
    return Objects.requireNonNull(arguments, "arguments").count();
  }

  @Override
  public void reply() {
    claim();
  }

  @Override
  public <R extends @Nullable Object> void reply(Codec<R> codec, R value) {
    claim();
  }

  @Override
  public <R extends @Nullable Object> void replyWith(
      Codec<R> codec, CompletionStage<? extends R> stage) {
    Objects.requireNonNull(stage, () -> descriptor() + " returned null instead of a future");
    claim();
    answersLater = true;
    CallLife watched = life();
    watched.hold();
    if (stage instanceof Future<?> future) {
      onCancel(() -> future.cancel(true));
    }
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown != null) {
            Throwable cause = thrown.getCause();
            fail(thrown instanceof CompletionException && cause != null ? cause : thrown);
          }
          conclude();
          watched.end();
          watched.release();
        });
  }

  @Override
  public <R extends @Nullable Object> void replyAll(Codec<R> codec, RpcStream<? extends R> stream) {
    Objects.requireNonNull(stream, () -> descriptor() + " returned null instead of a stream");
    claim();
    // Nobody will read it.
    stream.close();
  }

  private void claim() {
    if (answered) {
      throw new IllegalStateException(descriptor() + ": this message has been answered already");
    }
    answered = true;
  }

  // --- what the handler may ask

  @Override
  public String service() {
    return descriptor().service();
  }

  @Override
  public String method() {
    return descriptor().name();
  }

  @Override
  public String peer() {
    return "";
  }

  @Override
  public Optional<String> identity() {
    return Optional.ofNullable(sender);
  }

  @Override
  public Headers headers() {
    return HeaderCodec.decode(event.rawHeader());
  }

  /** Checks the name only: there is no answer. */
  @Override
  public void responseHeader(String name, @Nullable Object value) {
    var unused = Headers.of(name, value);
  }

  @Override
  public void onEnd(Consumer<CallOutcome> action) {
    EndActions actions;
    synchronized (this) {
      actions = endActions;
      if (actions == null) {
        actions = new EndActions();
        endActions = actions;
      }
    }
    if (over) {
      // Whoever ended it may not have seen that there are such actions.
      conclude();
    }
    actions.add(action);
  }

  @Override
  public boolean isCancelled() {
    CallLife watched = life;
    return (watched != null && watched.isCancelled()) || (!over && receiver.hasGivenUp());
  }

  @Override
  public void onCancel(Runnable action) {
    if (over) {
      return;
    }
    CallLife watched = life();
    watched.onOver(action);
    if (receiver.hasGivenUp()) {
      watched.cancel();
    }
    if (over && !answersLater) {
      // Whoever ended it may not have known that it is watched.
      receiver.unwatch(this);
    }
  }

  @Override
  public Optional<Duration> timeLeft() {
    return Optional.empty();
  }
}
