package dev.zerorpc.internal.rpc;

import dev.zerorpc.CancelledException;
import dev.zerorpc.RpcException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.ValueReader;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The stream that a caller sends along with its call, as the handler reads it.
 *
 * @param <T> the type of an item
 */
final class RequestStream<T extends @Nullable Object> extends IncomingStream<T> {
  private final ServerCallTask call;
  private final RequestItems items;
  private final Codec<T> codec;

  RequestStream(ServerCallTask call, RequestItems items, Codec<T> codec, StreamWindow window) {
    super(window);
    this.call = call;
    this.items = items;
    this.codec = codec;
  }

  @Override
  void grant(int items) {
    call.engine().execute(() -> call.channel().grant(items));
  }

  @Override
  T decode(Event item) {
    items.taken(item);
    String name = Objects.requireNonNull(call.descriptor().streamParameter());
    return codec.read(new ValueReader(item.arguments()).parameter(name));
  }

  @Override
  void finished(Outcome end) {
    if (end instanceof Outcome.Failure failure) {
      throw failure.cause().get();
    }
  }

  @Override
  RpcException interrupted() {
    return new CancelledException(
        call.descriptor()
            + ": the handler was interrupted while it waited for the caller's next item");
  }

  /** There is nothing that would tell a caller to stop but the answer. */
  @Override
  void leave() {}

  @Override
  public boolean isInLoop() {
    return call.engine().inLoop();
  }

  @Override
  public Executor executor() {
    return call.engine().executor();
  }
}
