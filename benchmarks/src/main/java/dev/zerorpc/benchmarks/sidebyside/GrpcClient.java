package dev.zerorpc.benchmarks.sidebyside;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A channel of gRPC. */
final class GrpcClient implements Contestant.Client {
  private final ManagedChannel channel;
  private final List<Iterator<byte[]>> idle = new ArrayList<>();
  private @Nullable Outlet outlet;

  GrpcClient(int port, boolean direct) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(Contestant.LARGEST_MESSAGE);
    if (direct) {
      builder.directExecutor();
    }
    channel = builder.build();
  }

  @Override
  public byte[] echo(byte[] payload) {
    return ClientCalls.blockingUnaryCall(channel, GrpcMethods.ECHO, CallOptions.DEFAULT, payload);
  }

  @Override
  public long pipeline(byte[] payload, int outstanding, long nanos) throws InterruptedException {
    return new AsyncWindow(payload, outstanding).run(this::begin, nanos);
  }

  private void begin(byte[] payload, AsyncWindow window) {
    ClientCalls.asyncUnaryCall(
        channel.newCall(GrpcMethods.ECHO, CallOptions.DEFAULT),
        payload,
        new StreamObserver<byte[]>() {
          @Override
          public void onNext(byte[] answer) {
            window.answered(answer);
          }

          @Override
          public void onError(Throwable failure) {
            window.failed(failure);
          }

          @Override
          public void onCompleted() {}
        });
  }

  @Override
  public long stream(int items) throws Exception {
    CompletableFuture<Long> end = new CompletableFuture<>();
    ClientCalls.asyncServerStreamingCall(
        channel.newCall(GrpcMethods.COUNT, CallOptions.DEFAULT),
        ByteBuffer.allocate(4).putInt(items).array(),
        new StreamObserver<byte[]>() {
          private long number;

          @Override
          public void onNext(byte[] item) {
            Items.check(item, number++);
          }

          @Override
          public void onError(Throwable failure) {
            end.completeExceptionally(failure);
          }

          @Override
          public void onCompleted() {
            end.complete(number);
          }
        });
    return end.get();
  }

  @Override
  public void send(byte[] payload) throws InterruptedException {
    if (outlet == null) {
      outlet = new Outlet();
      ClientCalls.asyncClientStreamingCall(
          channel.newCall(GrpcMethods.SEND, CallOptions.DEFAULT), outlet);
    }
    outlet.send(payload);
  }

  @Override
  public void openIdleStream() {
    Iterator<byte[]> items =
        ClientCalls.blockingServerStreamingCall(
            channel, GrpcMethods.IDLE, CallOptions.DEFAULT, new byte[0]);
    Items.check(items.next(), 0);
    idle.add(items);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /**
   * One-way messages are those of one call that streams to the server, since gRPC has no others.
   */
  private static final class Outlet implements ClientResponseObserver<byte[], byte[]> {
    private final Semaphore ready = new Semaphore(0);
    private volatile @Nullable Throwable failure;

    @SuppressWarnings("NullAway.Init") // set in beforeStart
    private ClientCallStreamObserver<byte[]> messages;

    @Override
    public void beforeStart(ClientCallStreamObserver<byte[]> call) {
      messages = call;
      call.setOnReadyHandler(ready::release);
    }

    void send(byte[] payload) throws InterruptedException {
      while (!messages.isReady()) {
        if (failure != null) {
          throw new IllegalStateException("the stream of one-way messages broke", failure);
        }
        ready.acquire();
      }
      messages.onNext(payload);
    }

    @Override
    public void onNext(byte[] answer) {}

    @Override
    public void onError(Throwable cause) {
      failure = cause;
      ready.release();
    }

    @Override
    public void onCompleted() {}
  }
}
