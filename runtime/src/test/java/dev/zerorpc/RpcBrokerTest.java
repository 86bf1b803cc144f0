package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients, a broker and workers over real sockets. */
@Timeout(60)
class RpcBrokerTest {
  private final List<AutoCloseable> resources = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  /** A service that tells its name, counts, and waits. */
  private static LambdaService service(String name, CountDownLatch release) {
    return new LambdaService()
        .add(
            MethodDescriptor.unary("Test", "who", Codecs.STRING).build(),
            call -> call.reply(Codecs.STRING, name))
        .add(
            MethodDescriptor.stream("Test", "range", Codecs.I32).parameter("to").build(),
            call ->
                call.replyAll(
                    Codecs.I32,
                    RpcStream.from(IntStream.range(0, call.arguments().readI32()).boxed())))
        .add(
            MethodDescriptor.unary("Test", "block", Codecs.STRING).build(),
            call -> {
              release.await();
              call.reply(Codecs.STRING, name);
            });
  }

  private RpcBroker broker() {
    return keep(
        RpcBroker.builder()
            .frontend("tcp://127.0.0.1:*")
            .backend("tcp://127.0.0.1:*")
            .gracePeriod(Duration.ZERO)
            .start());
  }

  private RpcServer worker(String endpoint, String name, CountDownLatch release) {
    return keep(
        RpcServer.builder().service(service(name, release)).connect(endpoint).name(name).start());
  }

  private RpcClient client(RpcBroker broker) {
    return keep(RpcClient.connect(broker.frontends().get(0)));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    resources.add(resource);
    return resource;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time to wait").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void callsAndStreamsOfManyClientsAreSpreadOverTheWorkersAndStayWhole() throws Exception {
    RpcBroker broker = broker();
    CountDownLatch none = new CountDownLatch(0);
    worker(broker.backends().get(0), "one", none);
    worker(broker.backends().get(0), "two", none);
    await(() -> broker.statistics().workers().size() == 2);
    RpcClient first = client(broker);
    RpcClient second = client(broker);

    List<CompletableFuture<Object>> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add(first.callAsync("who"));
      names.add(second.callAsync("who"));
    }
    List<Object> answers = names.stream().map(CompletableFuture::join).toList();
    assertThat(answers).hasSize(200).containsOnly("one", "two");

    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (RpcClient client : List.of(first, second)) {
      for (int size : new int[] {0, 1, 100, 5000}) {
        readers.add(CompletableFuture.runAsync(() -> assertWhole(client, size)));
      }
    }
    readers.forEach(CompletableFuture::join);
    assertThat(first.call("_zerorpc_ping")).asString().startsWith("[pong, ");
    await(() -> broker.statistics().openCalls() == 0);
    assertThat(broker.statistics().forwardedCalls()).isEqualTo(209);
    assertThat(broker.statistics().failedCalls()).isZero();
  }

  private static void assertWhole(RpcClient client, int size) {
    List<Object> items = new ArrayList<>();
    try (RpcStream<Object> stream = client.stream("range", size)) {
      stream.forEach(items::add);
    }
    assertThat(items).isEqualTo(IntStream.range(0, size).mapToObj(i -> (Object) (long) i).toList());
  }

  @Test
  void workersComeAndGoWithoutAnyCallBeingLost() throws Exception {
    RpcBroker broker = broker();
    CountDownLatch none = new CountDownLatch(0);
    worker(broker.backends().get(0), "first", none);
    RpcClient client = client(broker);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong calls = new AtomicLong();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> {
                while (!stop.get()) {
                  assertThat(client.call("who")).isNotNull();
                  calls.incrementAndGet();
                }
              }));
    }
    try {
      for (int i = 0; i < 5; i++) {
        RpcServer next = worker(broker.backends().get(0), "next " + i, none);
        await(() -> broker.statistics().workers().size() == 2);
        long before = calls.get();
        await(() -> calls.get() > before + 20 || callers.stream().anyMatch(c -> c.isDone()));
        next.close();
        await(() -> broker.statistics().workers().size() == 1);
      }
    } finally {
      stop.set(true);
    }
    callers.forEach(CompletableFuture::join);
    assertThat(broker.statistics().failedCalls()).isZero();
    assertThat(broker.statistics().refusedCalls()).isZero();
  }

  @Test
  void aRunningCallEndsOnTheWorkerThatLeaves() throws Exception {
    RpcBroker broker = broker();
    CountDownLatch release = new CountDownLatch(1);
    RpcServer leaving = worker(broker.backends().get(0), "leaving", release);
    RpcClient client = client(broker);
    CompletableFuture<Object> running = client.callAsync("block");
    await(() -> leaving.activeCalls() == 1);
    worker(broker.backends().get(0), "staying", release);
    await(() -> broker.statistics().workers().size() == 2);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(leaving::close);
    await(() -> broker.statistics().workers().get(0).leaving());
    assertThat(client.call("who")).isEqualTo("staying");
    assertThat(client.call("who")).isEqualTo("staying");
    release.countDown();

    assertThat(running.join()).isEqualTo("leaving");
    closing.join();
  }

  @Test
  void aCallWaitsForTheFirstWorker() throws Exception {
    RpcBroker broker = broker();
    CompletableFuture<Object> early = client(broker).callAsync("who");
    await(() -> broker.statistics().waitingCalls() == 1);
    worker(broker.backends().get(0), "late", new CountDownLatch(0));
    assertThat(early.join()).isEqualTo("late");
  }

  @Test
  void workersFindABrokerThatWasStartedAgain() {
    RpcBroker first = broker();
    String frontend = first.frontends().get(0);
    String backend = first.backends().get(0);
    CountDownLatch none = new CountDownLatch(0);
    worker(backend, "faithful", none);
    assertThat(client(first).call("who")).isEqualTo("faithful");
    first.close();

    RpcBroker second =
        keep(
            RpcBroker.builder()
                .frontend(frontend)
                .backend(backend)
                .gracePeriod(Duration.ZERO)
                .start());
    assertThat(client(second).call("who")).isEqualTo("faithful");
  }

  @Test
  void serversThatAreBoundAreConnectedTo() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    RpcServer bound =
        keep(
            RpcServer.builder()
                .service(service("bound", release))
                .bind("tcp://127.0.0.1:*")
                .gracePeriod(Duration.ZERO)
                .start());
    String endpoint = bound.endpoints().get(0);
    RpcBroker broker =
        keep(
            RpcBroker.builder()
                .frontend("tcp://127.0.0.1:*")
                .worker(endpoint)
                .gracePeriod(Duration.ZERO)
                .start());
    RpcClient client = client(broker);
    assertThat(client.call("who")).isEqualTo("bound");
    assertWhole(client, 1000);
    CompletableFuture<Object> running = client.callAsync("block");
    await(() -> bound.activeCalls() == 1);
    running.cancel(true);
    await(() -> bound.activeCalls() == 0);
    assertThat(broker.statistics().workers())
        .containsExactly(new BrokerStatistics.Worker(endpoint, 0, false));
  }

  @Test
  void unusableSettingsAreRefusedWithTheReason() {
    assertThatThrownBy(() -> RpcBroker.builder().backend("tcp://127.0.0.1:*").start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("frontend(");
    assertThatThrownBy(() -> RpcBroker.builder().frontend("tcp://127.0.0.1:*").start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("backend(")
        .hasMessageContaining("worker(");
    String taken = broker().frontends().get(0);
    assertThatThrownBy(
            () -> RpcBroker.builder().frontend(taken).backend("tcp://127.0.0.1:*").start())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining(taken);
    assertThatThrownBy(() -> RpcBroker.builder().queueLimit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("queue limit");
    assertThatThrownBy(() -> RpcBroker.builder().pingInterval(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ping interval");
  }

  @Test
  void aBoundClientWithTwoServersIsWarned() throws Exception {
    RpcClient client = keep(RpcClient.builder().bind("tcp://127.0.0.1:*").build());
    List<String> warnings = new java.util.concurrent.CopyOnWriteArrayList<>();
    java.util.logging.Handler handler =
        new java.util.logging.Handler() {
          @Override
          public void publish(java.util.logging.LogRecord log) {
            warnings.add(log.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    java.util.logging.Logger logger =
        java.util.logging.Logger.getLogger("dev.zerorpc.internal.transport.ZmqTransport");
    logger.addHandler(handler);
    keep(() -> logger.removeHandler(handler));
    worker(client.endpoint(), "one", new CountDownLatch(0));
    assertThat(client.call("who")).isEqualTo("one");
    assertThat(warnings).isEmpty();

    worker(client.endpoint(), "two", new CountDownLatch(0));

    await(() -> warnings.stream().anyMatch(w -> w.contains("2 servers") && w.contains("broker")));
  }
}
