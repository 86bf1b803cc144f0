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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A message on its way through its handler. What the handler answers goes nowhere. */
final class OneWayTask implements ServerCall, Runnable, CallContext {
  private final OneWayReceiver receiver;
  private final MethodTable.Entry method;
  private final Event event;
  private final @Nullable String sender;
  private final CallLife life;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final EndActions endActions = new EndActions();
  private @Nullable CallArguments arguments;

  OneWayTask(
      OneWayReceiver receiver, MethodTable.Entry method, Event event, @Nullable String sender) {
    this.receiver = receiver;
    this.method = method;
    this.event = event;
    this.sender = sender;
    this.life = new CallLife(receiver::runSoon, () -> receiver.ended(this));
  }

  MethodDescriptor<?> descriptor() {
    return method.descriptor();
  }

  CallLife life() {
    return life;
  }

  @Override
  public void run() {
    if (receiver.inLoop()) {
      fail(
          new IllegalStateException(
              "the executor runs tasks on the thread that hands them over; give it threads of its"
                  + " own"));
      return;
    }
    if (!life.enter(this, true)) {
      return;
    }
    try {
      arguments = CallArguments.of(event, method);
      method.dispatcher().dispatch(method.index(), this);
      if (!answered.get()) {
        throw new IllegalStateException(
            "the dispatcher of " + descriptor() + " returned without an answer");
      }
    } catch (Throwable thrown) { // Also an Error: the thread must go on to the next message.
      fail(thrown);
    } finally {
      life.leave();
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
    succeed();
  }

  @Override
  public <R extends @Nullable Object> void reply(Codec<R> codec, R value) {
    reply();
  }

  @Override
  public <R extends @Nullable Object> void replyWith(
      Codec<R> codec, CompletionStage<? extends R> stage) {
    Objects.requireNonNull(stage, () -> descriptor() + " returned null instead of a future");
    claim();
    life.hold();
    if (stage instanceof Future<?> future) {
      life.onOver(() -> future.cancel(true));
    }
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            succeed();
          } else {
            Throwable cause = thrown.getCause();
            failed(thrown instanceof CompletionException && cause != null ? cause : thrown);
          }
          life.release();
        });
  }

  @Override
  public <R extends @Nullable Object> void replyAll(Codec<R> codec, RpcStream<? extends R> stream) {
    Objects.requireNonNull(stream, () -> descriptor() + " returned null instead of a stream");
    claim();
    // Nobody will read it.
    stream.close();
    succeed();
  }

  private void claim() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException(descriptor() + ": this message has been answered already");
    }
  }

  private void succeed() {
    endActions.run(new CallOutcome(null, null, Headers.EMPTY));
    receiver.succeeded();
    life.end();
  }

  private void fail(Throwable thrown) {
    answered.set(true);
    failed(thrown);
  }

  private void failed(Throwable thrown) {
    endActions.run(new CallOutcome(null, thrown, Headers.EMPTY));
    receiver.failed(this, thrown);
    life.end();
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
    endActions.add(action);
  }

  @Override
  public boolean isCancelled() {
    return life.isCancelled();
  }

  @Override
  public void onCancel(Runnable action) {
    life.onOver(action);
  }

  @Override
  public Optional<Duration> timeLeft() {
    return Optional.empty();
  }
}
