package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.ClientInterceptor;
import dev.zerorpc.Headers;
import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.HeaderFields;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call that is being written by its stub. The request is encoded in place, head first, so that
 * nothing is copied before the transport takes it.
 *
 * @param <R> the type of the result
 */
final class ClientCallBuilder<R extends @Nullable Object>
    implements ClientCall<R>, UnaryCall.Completion {
  private final ClientEngine engine;
  private final MethodDescriptor<R> method;
  private final CallOptions options;
  private final Duration timeout;
  private final ValueWriter arguments;
  private final CallSite site;

  /** Null if there is nobody to see the call, and it has no headers. */
  private final @Nullable OutgoingCall seen;

  /** Null when it has been sent. */
  private @Nullable MessageWriter out;

  /** Where in the message the id of the request stands. */
  private final int idStart;

  private @Nullable CallerItems<?> items;
  private @Nullable ResultFuture<R> future;

  ClientCallBuilder(
      ClientEngine engine, MethodDescriptor<R> method, CallOptions options, int argumentCount) {
    this.engine = engine;
    this.method = method;
    this.options = options;
    CallContext context = CallContexts.current();
    this.timeout = CallInheritance.bounded(timeout(engine, method, options), context);
    this.site = engine.site(method);
    this.seen =
        seen(engine, site, timeout, CallInheritance.headers(context).withAll(options.headers()));
    HeaderFields headers = seen == null ? null : seen.fields();
    MessageWriter request = new MessageWriter();
    this.idStart =
        EventCodec.writeRequestHead(
            request, engine.ids(), method.name(), timeout.toNanos() / 1e9, headers);
    request.writeArrayHeader(argumentCount);
    this.out = request;
    this.arguments = new ValueWriter(request);
  }

  private static @Nullable OutgoingCall seen(
      ClientEngine engine, CallSite site, Duration timeout, Headers headers) {
    List<ClientInterceptor> interceptors = engine.settings().interceptors();
    if (interceptors.isEmpty() && headers.isEmpty()) {
      return null;
    }
    OutgoingCall call = new OutgoingCall(site, timeout, headers);
    call.begin(interceptors);
    return call;
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
    RuntimeException refusal = seen == null ? null : seen.refusal();
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
    if (seen == null) {
      return AnswerReader.result(outcome, method.result(), where);
    }
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
    UnaryCall call = new UnaryCall(engine, request(), this);
    ResultFuture<R> result = new ResultFuture<>(call);
    future = result;
    begin(call);
    return result;
  }

  private ResultFuture<R> future() {
    return Objects.requireNonNull(future, "future");
  }

  /** Completes the future. */
  @Override
  public void run() {
    ResultFuture<R> told = future();
    UnaryCall call = told.call();
    try {
      told.complete(result(call.outcome(), call.site()));
    } catch (RuntimeException | Error e) {
      told.completeExceptionally(e);
    }
  }

  @Override
  public void rejected(Throwable cause) {
    future().completeExceptionally(cause);
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
            seen != null ? seen : new OutgoingCall(site, timeout, Headers.EMPTY));
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
    if (seen != null) {
      seen.succeeded(null, null);
    }
  }

  private CallRequest request() {
    if (out == null) {
      throw new IllegalStateException(method + ": this call has been sent already");
    }
    byte[] payload = out.finish();
    out = null;
    return new CallRequest(
        site,
        MessageId.at(payload, idStart),
        payload,
        timeout,
        engine.nanoTime() + timeout.toNanos(),
        items);
  }
}
