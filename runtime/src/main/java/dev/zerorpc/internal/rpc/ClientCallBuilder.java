package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call that is being written by its stub. The request is encoded in place, head first, so that
 * nothing is copied before the transport takes it.
 *
 * @param <R> the type of the result
 */
final class ClientCallBuilder<R extends @Nullable Object> implements ClientCall<R> {
  private final ClientEngine engine;
  private final MethodDescriptor<R> method;
  private final CallOptions options;
  private final Duration timeout;
  private final MessageId id;
  private final MessageWriter out = new MessageWriter();
  private final ValueWriter arguments;
  private final CallSite site;
  private final OutgoingCall seen;
  private @Nullable CallerItems<?> items;
  private boolean used;

  ClientCallBuilder(
      ClientEngine engine, MethodDescriptor<R> method, CallOptions options, int argumentCount) {
    this.engine = engine;
    this.method = method;
    this.options = options;
    CallContext context = CallContexts.current();
    this.timeout = CallInheritance.bounded(timeout(engine, method, options), context);
    this.id = engine.ids().next();
    this.site = new CallSite(method, engine.endpoint());
    this.seen =
        new OutgoingCall(
            site, timeout, CallInheritance.headers(context).withAll(options.headers()));
    seen.begin(engine.settings().interceptors());
    EventCodec.writeHead(
        out, id, null, method.name(), timeout.toNanos() / 1e9, null, seen.fields());
    out.writeArrayHeader(argumentCount);
    this.arguments = new ValueWriter(out);
  }

  private static Duration timeout(
      ClientEngine engine, MethodDescriptor<?> method, CallOptions options) {
    if (options.timeout() != null) {
      return options.timeout();
    }
    return method.timeout() != null ? method.timeout() : engine.settings().timeout();
  }

  @Override
  public ValueWriter arguments() {
    return arguments;
  }

  @Override
  public <T extends @Nullable Object> void items(Codec<T> codec, RpcStream<? extends T> stream) {
    Objects.requireNonNull(stream, () -> method + ": the stream to be sent is null");
    items = new CallerItems<>(codec, stream);
  }

  /** What an interceptor refuses the call with, or null; nothing is sent then. */
  private @Nullable RuntimeException refusal() {
    RuntimeException refusal = seen.refusal();
    if (refusal != null && items != null) {
      items.stream().close();
    }
    return refusal;
  }

  @Override
  public R execute() {
    RuntimeException refusal = refusal();
    if (refusal != null) {
      throw refusal;
    }
    CallContexts.requireMayWait(site);
    UnaryCall call = new UnaryCall(engine, request(), null);
    begin(call);
    Outcome outcome = call.await();
    return result(outcome, call.site());
  }

  private R result(Outcome outcome, CallSite where) {
    Event answer = outcome instanceof Outcome.Answer received ? received.event() : null;
    R result;
    try {
      result = AnswerReader.result(outcome, method.result(), where);
    } catch (RuntimeException e) {
      throw seen.failed(e, answer);
    }
    seen.succeeded(result, answer);
    return result;
  }

  private void begin(PendingCall call) {
    if (timeout.isZero()) {
      call.refuse(site::nobodyWaits);
    } else {
      engine.begin(call);
    }
  }

  @Override
  public CompletableFuture<R> executeAsync() {
    RuntimeException refusal = refusal();
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    ResultFuture<R> result = new ResultFuture<>(engine, request(), this::result);
    begin(result.call());
    return result;
  }

  @Override
  public RpcStream<R> stream() {
    return streamed(false);
  }

  @Override
  public RpcAnswer<R> answer() {
    return streamed(true).answer();
  }

  private ClientStream<R> streamed(boolean valueToo) {
    RuntimeException refusal = refusal();
    if (refusal != null) {
      throw refusal;
    }
    int window =
        options.streamWindow() > 0 ? options.streamWindow() : engine.settings().streamWindow();
    Duration idleTimeout =
        options.idleTimeout() != null ? options.idleTimeout() : engine.settings().idleTimeout();
    ClientStream<R> stream =
        new ClientStream<>(
            engine,
            request(),
            method.result(),
            StreamWindow.fromServer(
                window > 0 ? WindowSize.of(window) : WindowSize.automatic(engine::nanoTime),
                engine::execute),
            idleTimeout,
            valueToo,
            seen);
    begin(stream);
    return stream;
  }

  @Override
  public void send() {
    RuntimeException refusal = refusal();
    if (refusal != null) {
      throw refusal;
    }
    begin(new OneWayCall(engine, request()));
    seen.succeeded(null, null);
  }

  private CallRequest request() {
    if (used) {
      throw new IllegalStateException(method + ": this call has been sent already");
    }
    used = true;
    return new CallRequest(
        site, id, out.finish(), timeout, engine.nanoTime() + timeout.toNanos(), items);
  }
}
