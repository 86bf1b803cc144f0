package dev.zerorpc.benchmarks.sidebyside;

import dev.zerorpc.InlineHandlers;
import dev.zerorpc.Puller;
import dev.zerorpc.Pusher;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;
import dev.zerorpc.RpcStream;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** This library with generated code and its usual settings, handlers on the executor or inline. */
final class Zerorpc implements Contestant {
  private final boolean inline;

  Zerorpc(boolean inline) {
    this.inline = inline;
  }

  @Override
  public String name() {
    return inline ? "zerorpc-java-inline" : "zerorpc-java";
  }

  @Override
  public Server serve(Arrivals arrivals) {
    ServiceDispatcher echo = EchoDispatcher.of(new Service(arrivals));
    ServiceDispatcher service = inline ? InlineHandlers.of(echo) : echo;
    RpcServer server = RpcServer.builder().service(service).bind("tcp://127.0.0.1:*").start();
    Puller puller = Puller.builder().service(service).bind("tcp://127.0.0.1:*").start();
    return new Server() {
      @Override
      public String endpoint() {
        return server.endpoints().get(0) + " " + puller.endpoints().get(0);
      }

      @Override
      public void close() {
        server.close();
        puller.close();
      }
    };
  }

  @Override
  public Client connect(String endpoint) {
    String[] endpoints = endpoint.split(" ", -1);
    return new Caller(endpoints[0], endpoints[1]);
  }

  private static final class Caller implements Client {
    private final RpcClient client;
    private final Echo echo;
    private final EchoStub.Async async;
    private final String pullers;
    private @Nullable Pusher pusher;
    private EchoStub.@Nullable OneWay outlet;
    private final List<Iterator<byte[]>> idle = new ArrayList<>();

    Caller(String servers, String pullers) {
      this.client = RpcClient.connect(servers);
      this.echo = EchoStub.create(client);
      this.async = EchoStub.async(client);
      this.pullers = pullers;
    }

    @Override
    public byte[] echo(byte[] payload) {
      return echo.echo(payload);
    }

    @Override
    public long pipeline(byte[] payload, int outstanding, long nanos) throws InterruptedException {
      return new AsyncWindow(payload, outstanding).run(this::begin, nanos);
    }

    private void begin(byte[] payload, AsyncWindow window) {
      var unused =
          async
              .echo(payload)
              .whenComplete(
                  (answer, failure) -> {
                    if (failure == null) {
                      window.answered(answer);
                    } else {
                      window.failed(failure);
                    }
                  });
    }

    @Override
    public long stream(int items) {
      long number = 0;
      try (RpcStream<byte[]> stream = echo.count(items)) {
        for (byte[] item : stream) {
          Items.check(item, number++);
        }
      }
      return number;
    }

    @Override
    public void send(byte[] payload) {
      EchoStub.OneWay out = outlet;
      if (out == null) {
        pusher = Pusher.connect(pullers);
        out = EchoStub.oneWay(pusher);
        outlet = out;
      }
      out.send(payload);
    }

    @Override
    public void openIdleStream() {
      Iterator<byte[]> items = echo.idle().iterator();
      Items.check(items.next(), 0);
      idle.add(items);
    }

    @Override
    public void close() {
      client.close();
      if (pusher != null) {
        pusher.close();
      }
    }
  }

  private record Service(Arrivals arrivals) implements Echo {
    @Override
    public byte[] echo(byte[] payload) {
      return payload;
    }

    @Override
    public RpcStream<byte[]> count(long items) {
      return RpcStream.from(LongStream.range(0, items).mapToObj(Items::item));
    }

    @Override
    public RpcStream<byte[]> idle() {
      return RpcStream.from((Flow.Publisher<byte[]>) Service::oneItem);
    }

    @Override
    public void send(byte[] payload) {
      arrivals.add();
    }

    private static void oneItem(Flow.Subscriber<? super byte[]> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private boolean sent;

            @Override
            public void request(long items) {
              if (!sent) {
                sent = true;
                subscriber.onNext(Items.item(0));
              }
            }

            @Override
            public void cancel() {}
          });
    }
  }
}
