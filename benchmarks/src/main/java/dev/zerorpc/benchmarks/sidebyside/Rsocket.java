package dev.zerorpc.benchmarks.sidebyside;

import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketConnector;
import io.rsocket.core.RSocketServer;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import io.rsocket.util.DefaultPayload;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpClient;

/** RSocket over TCP; payloads are cut at 1 MB, because a frame cannot have 16. */
final class Rsocket implements Contestant {
  private static final int FRAGMENT = 1 << 20;

  @Override
  public String name() {
    return "rsocket";
  }

  @Override
  public Server serve(Arrivals arrivals) {
    CloseableChannel server =
        Objects.requireNonNull(
            RSocketServer.create(SocketAcceptor.with(new Service(arrivals)))
                .fragment(FRAGMENT)
                .bindNow(TcpServerTransport.create("127.0.0.1", 0)));
    return new Server() {
      @Override
      public String endpoint() {
        return Integer.toString(server.address().getPort());
      }

      @Override
      public void close() {
        server.dispose();
      }
    };
  }

  @Override
  public Client connect(String endpoint) {
    return new Caller(
        Objects.requireNonNull(
            RSocketConnector.create()
                .fragment(FRAGMENT)
                .connect(
                    TcpClientTransport.create(
                        // Not from a pool, which has 500 connections and no more.
                        TcpClient.newConnection()
                            .host("127.0.0.1")
                            .port(Integer.parseInt(endpoint))))
                .block()));
  }

  private static byte[] bytes(Payload payload) {
    ByteBuffer data = payload.getData();
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    payload.release();
    return bytes;
  }

  private static final class Caller implements Client {
    /**
     * How many messages are sent before an answer is waited for, since nothing else limits them.
     */
    private static final int BURST = 10_000;

    private final RSocket socket;
    private int sent;

    Caller(RSocket socket) {
      this.socket = socket;
    }

    @Override
    public byte[] echo(byte[] payload) {
      return bytes(
          Objects.requireNonNull(socket.requestResponse(DefaultPayload.create(payload)).block()));
    }

    @Override
    public long pipeline(byte[] payload, int outstanding, long nanos) throws InterruptedException {
      return new AsyncWindow(payload, outstanding).run(this::begin, nanos);
    }

    private void begin(byte[] payload, AsyncWindow window) {
      socket
          .requestResponse(DefaultPayload.create(payload))
          .subscribe(answer -> window.answered(bytes(answer)), window::failed);
    }

    @Override
    public long stream(int items) {
      byte[] count = ByteBuffer.allocate(4).putInt(items).array();
      long[] number = {0};
      socket
          .requestStream(DefaultPayload.create(count))
          .limitRate(256)
          .doOnNext(item -> Items.check(bytes(item), number[0]++))
          .blockLast();
      return number[0];
    }

    @Override
    public void send(byte[] payload) {
      socket.fireAndForget(DefaultPayload.create(payload)).subscribe();
      if (++sent % BURST == 0) {
        echo(payload);
      }
    }

    @Override
    public void openIdleStream() throws InterruptedException {
      CountDownLatch first = new CountDownLatch(1);
      socket
          .requestStream(DefaultPayload.create(new byte[0]))
          .subscribe(
              item -> {
                Items.check(bytes(item), 0);
                first.countDown();
              });
      first.await();
    }

    @Override
    public void close() {
      socket.dispose();
    }
  }

  private record Service(Arrivals arrivals) implements RSocket {
    @Override
    public Mono<Payload> requestResponse(Payload request) {
      return Mono.just(DefaultPayload.create(bytes(request)));
    }

    @Override
    public Flux<Payload> requestStream(Payload request) {
      byte[] count = bytes(request);
      if (count.length == 0) {
        return Flux.concat(Mono.just(DefaultPayload.create(Items.item(0))), Mono.never());
      }
      return Flux.range(0, ByteBuffer.wrap(count).getInt())
          .map(number -> DefaultPayload.create(Items.item(number)));
    }

    @Override
    public Mono<Void> fireAndForget(Payload message) {
      message.release();
      arrivals.add();
      return Mono.empty();
    }
  }
}
