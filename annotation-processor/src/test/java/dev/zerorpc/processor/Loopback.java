package dev.zerorpc.processor;

import dev.zerorpc.ContractException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.ClientCalls;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.ErrorCodec;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServiceDispatcher;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries calls from a stub to a dispatcher in the same thread; every value crosses as bytes. */
public final class Loopback implements ClientCalls {
  private final ServiceDispatcher dispatcher;
  private int argumentCount = Integer.MAX_VALUE;
  private @Nullable Consumer<ValueWriter> arguments;
  private @Nullable MethodDescriptor<?> lastMethod;

  Loopback(ServiceDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** The next call arrives with only so many of its arguments. */
  public void nextArgumentCount(int count) {
    argumentCount = count;
  }

  /** The next call arrives with these arguments in place of its own. */
  public void nextArguments(Consumer<ValueWriter> replacement) {
    arguments = replacement;
  }

  /** What the stub said of the method that was called last. */
  public MethodDescriptor<?> lastMethod() {
    return Objects.requireNonNull(lastMethod, "no call yet");
  }

  @Override
  public <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method) {
    lastMethod = method;
    return new LoopbackCall<>(method);
  }

  private final class LoopbackCall<R extends @Nullable Object> implements ClientCall<R> {
    private final MethodDescriptor<R> method;
    private final MessageWriter request = new MessageWriter();
    private final List<byte[]> items = new ArrayList<>();

    LoopbackCall(MethodDescriptor<R> method) {
      this.method = method;
    }

    @Override
    public ValueWriter arguments() {
      return new ValueWriter(request);
    }

    @Override
    public <T extends @Nullable Object> void items(Codec<T> codec, RpcStream<? extends T> stream) {
      for (T item : stream) {
        MessageWriter out = new MessageWriter();
        codec.write(new ValueWriter(out), item);
        items.add(out.toByteArray());
      }
    }

    @Override
    public R execute() {
      return read(dispatch().get(0));
    }

    @Override
    public CompletableFuture<R> executeAsync() {
      try {
        return CompletableFuture.completedFuture(execute());
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public RpcStream<R> stream() {
      return RpcStream.from(dispatch().stream().map(this::read));
    }

    @Override
    public void send() {
      dispatch();
    }

    private R read(byte[] bytes) {
      MessageReader in = new MessageReader(bytes);
      R value = method.result().read(new ValueReader(in));
      if (in.remaining() != 0) {
        throw new IllegalStateException(in.remaining() + " bytes are left over");
      }
      return value;
    }

    private List<byte[]> dispatch() {
      List<String> names = dispatcher.methods().stream().map(MethodDescriptor::name).toList();
      int index = names.indexOf(method.name());
      ReceivedCall received = receive();
      try {
        dispatcher.dispatch(index, received);
      } catch (ContractException e) {
        throw carried(e, dispatcher.methods().get(index).errors(), method.errors());
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return received.replies;
    }

    private ReceivedCall receive() {
      Consumer<ValueWriter> replacement = arguments;
      byte[] sent = request.toByteArray();
      if (replacement != null) {
        MessageWriter other = new MessageWriter();
        replacement.accept(new ValueWriter(other));
        sent = other.toByteArray();
      }
      int count = Math.min(argumentCount, method.parameters().size());
      argumentCount = Integer.MAX_VALUE;
      arguments = null;
      return new ReceivedCall(sent, count, items);
    }
  }

  private static RuntimeException carried(
      ContractException error, List<ErrorCodec<?>> written, List<ErrorCodec<?>> read) {
    MessageWriter out = new MessageWriter();
    String name = "";
    for (ErrorCodec<?> codec : written) {
      if (codec.type().isInstance(error)) {
        name = codec.name();
        writeFields(codec, error, out);
      }
    }
    for (ErrorCodec<?> codec : read) {
      if (codec.name().equals(name)) {
        MessageReader in = new MessageReader(out.toByteArray());
        return codec.read(String.valueOf(error.getMessage()), new ValueReader(in));
      }
    }
    return new IllegalStateException("not a declared error: " + error);
  }

  private static <E extends ContractException> void writeFields(
      ErrorCodec<E> codec, ContractException error, MessageWriter out) {
    codec.writeFields(new ValueWriter(out), codec.type().cast(error));
  }
}
