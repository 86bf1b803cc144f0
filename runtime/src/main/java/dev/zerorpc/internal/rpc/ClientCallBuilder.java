package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallOptions;
import dev.zerorpc.RpcStream;
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
  private @Nullable CallerItems<?> items;
  private boolean used;

  ClientCallBuilder(
      ClientEngine engine, MethodDescriptor<R> method, CallOptions options, int argumentCount) {
    this.engine = engine;
    this.method = method;
    this.options = options;
    this.timeout = timeout(engine, method, options);
    this.id = engine.nextId();
    EventCodec.writeHead(out, id, null, method.name(), timeout.toNanos() / 1e9, null);
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

  @Override
  public R execute() {
    UnaryCall call = new UnaryCall(engine, request());
    engine.begin(call);
    return AnswerReader.result(call.await(), method.result(), site());
  }

  @Override
  public CompletableFuture<R> executeAsync() {
    UnaryCall call = new UnaryCall(engine, request());
    ResultFuture<R> result = new ResultFuture<>(call);
    var unused =
        call.outcome()
            .thenAcceptAsync(
                outcome ->
                    result.completeWith(
                        () -> AnswerReader.result(outcome, method.result(), site())),
                engine.settings().callbacks())
            .whenComplete(
                (nothing, rejected) -> {
                  // The user's executor has been shut down: the future must end all the same.
                  if (rejected != null) {
                    result.completeExceptionally(rejected);
                  }
                });
    engine.begin(call);
    return result;
  }

  @Override
  public RpcStream<R> stream() {
    int window =
        options.streamWindow() > 0 ? options.streamWindow() : engine.settings().streamWindow();
    Duration idleTimeout =
        options.idleTimeout() != null ? options.idleTimeout() : engine.settings().idleTimeout();
    ClientStream<R> stream =
        new ClientStream<>(
            engine, request(), method.result(), StreamWindow.fromServer(window), idleTimeout);
    engine.begin(stream);
    return stream;
  }

  @Override
  public void send() {
    engine.begin(new OneWayCall(engine, request()));
  }

  private CallSite site() {
    return new CallSite(method, engine.endpoint());
  }

  private CallRequest request() {
    if (used) {
      throw new IllegalStateException(method + ": this call has been sent already");
    }
    used = true;
    return new CallRequest(
        site(), id, out.toByteArray(), timeout, engine.nanoTime() + timeout.toNanos(), items);
  }
}
