package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueWriter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A message that nobody answers, while its stub writes it.
 *
 * @param <R> the type of the result that there is not
 */
final class OneWayMessage<R extends @Nullable Object> implements ClientCall<R> {
  private final OneWaySender sender;
  private final MethodDescriptor<R> method;
  private final MessageWriter out = new MessageWriter();
  private final ValueWriter arguments;
  private boolean used;

  OneWayMessage(OneWaySender sender, MethodDescriptor<R> method, int argumentCount) {
    this.sender = sender;
    this.method = method;
    EventCodec.writeHead(out, sender.ids(), null, method.name());
    out.writeArrayHeader(argumentCount);
    this.arguments = new ValueWriter(out);
  }

  static String noAnswer(MethodDescriptor<?> method, OneWaySettings settings) {
    String what = settings.role() == SocketRole.PUB ? "publisher" : "pusher";
    return method
        + ": a "
        + what
        + " brings no answer back; mark the method @OneWay, or call it with an RpcClient";
  }

  @Override
  public ValueWriter arguments() {
    return arguments;
  }

  @Override
  public void send() {
    if (used) {
      throw new IllegalStateException(method + ": this message has been sent already");
    }
    used = true;
    sender.send(out.finish(), method);
  }

  @Override
  public R execute() {
    throw unsupported();
  }

  @Override
  public CompletableFuture<R> executeAsync() {
    throw unsupported();
  }

  @Override
  public RpcStream<R> stream() {
    throw unsupported();
  }

  private UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException(noAnswer(method, sender.settings()));
  }
}
