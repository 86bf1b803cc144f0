package dev.zerorpc.benchmarks.sidebyside;

import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** gRPC on Netty, with its usual executors or without. */
final class Grpc implements Contestant {
  private final boolean direct;

  Grpc(boolean direct) {
    this.direct = direct;
  }

  @Override
  public String name() {
    return direct ? "grpc-direct" : "grpc";
  }

  @Override
  public Server serve(Arrivals arrivals) throws Exception {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .addService(service(arrivals));
    if (direct) {
      builder.directExecutor();
    }
    io.grpc.Server server = builder.build().start();
    return new Server() {
      @Override
      public String endpoint() {
        return Integer.toString(server.getPort());
      }

      @Override
      public void close() {
        server.shutdownNow();
      }
    };
  }

  @Override
  public Client connect(String endpoint) {
    return new GrpcClient(Integer.parseInt(endpoint), direct);
  }

  private static ServerServiceDefinition service(Arrivals arrivals) {
    return ServerServiceDefinition.builder(GrpcMethods.SERVICE)
        .addMethod(
            GrpcMethods.ECHO,
            ServerCalls.asyncUnaryCall(
                (request, answer) -> {
                  answer.onNext(request);
                  answer.onCompleted();
                }))
        .addMethod(GrpcMethods.COUNT, ServerCalls.asyncServerStreamingCall(Grpc::count))
        .addMethod(
            GrpcMethods.IDLE,
            ServerCalls.asyncServerStreamingCall((request, answer) -> answer.onNext(Items.item(0))))
        .addMethod(
            GrpcMethods.SEND, ServerCalls.asyncClientStreamingCall(answer -> arrival(arrivals)))
        .build();
  }

  /** Sends as long as the connection takes more, and goes on when it does again. */
  private static void count(byte[] request, StreamObserver<byte[]> answer) {
    ServerCallStreamObserver<byte[]> items = (ServerCallStreamObserver<byte[]>) answer;
    int count = ByteBuffer.wrap(request).getInt();
    int[] next = {0};
    items.setOnReadyHandler(
        () -> {
          while (next[0] < count && items.isReady()) {
            items.onNext(Items.item(next[0]++));
          }
          if (next[0] == count) {
            next[0]++;
            items.onCompleted();
          }
        });
  }

  private static StreamObserver<byte[]> arrival(Arrivals arrivals) {
    return new StreamObserver<>() {
      @Override
      public void onNext(byte[] message) {
        arrivals.add();
      }

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onCompleted() {}
    };
  }
}
