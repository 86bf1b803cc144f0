package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcBroker;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Clients and workers of three languages with a broker between them. */
class BrokerIT {
  private static final int[] SIZES = {0, 1, 2, 3, 99, 100, 101, 250, 10000};

  @Test
  void pythonClientsAndJavaWorkers() throws InterruptedException {
    try (RpcBroker broker = broker();
        PeerProcess first = javaWorker(broker);
        PeerProcess second = javaWorker(broker)) {
      awaitWorkers(broker, 2);
      Map<String, String> results;
      try (PeerProcess client =
          PeerProcess.python(
              "client.py",
              broker.frontends().get(0),
              "hello",
              "echo",
              "big",
              "streams",
              "slow-stream",
              "stream-errors",
              "errors",
              "timeout",
              "concurrent")) {
        results = client.await();
      }
      assertThat(results)
          .containsEntry("hello", "\"Hello, RPC\"")
          .containsEntry("echo", "78")
          .containsEntry("big", "true")
          .containsEntry("slow-stream", "true")
          .containsEntry("stream-error:items", "[\"word 0\",\"word 1\"]")
          .containsEntry("timeout:alive", "\"Hello, again\"")
          .containsEntry("concurrent", "true");
      for (int size : SIZES) {
        assertThat(results)
            .containsEntry("stream:" + size, "{\"count\":" + size + ",\"ordered\":true}");
      }
      assertThat(results.get("take:declared")).contains("\"error\":\"OutOfStock\"");
      assertThat(results.get("unknown")).contains("\"error\":\"NameError\"");
      assertThat(broker.statistics().failedCalls()).isZero();
      assertThat(first.has("READY", Duration.ZERO)).isTrue();
      assertThat(second.has("READY", Duration.ZERO)).isTrue();
    }
  }

  @Test
  void aPythonClientSeesAtOnceThatItsWorkerWasKilledAndGoesOnWithTheOther()
      throws InterruptedException {
    try (RpcBroker broker = broker();
        PeerProcess victim = javaWorker(broker)) {
      awaitWorkers(broker, 1);
      try (PeerProcess client =
          PeerProcess.python("client.py", broker.frontends().get(0), "pause", "hello")) {
        await(() -> broker.statistics().openCalls() == 1);
        try (PeerProcess heir = javaWorker(broker)) {
          awaitWorkers(broker, 2);
          long killed = System.nanoTime();
          victim.kill();
          assertThat(client.await("pause"))
              .contains("\"error\":\"LostRemote\"")
              .contains("InteropService #");
          assertThat(Duration.ofNanos(System.nanoTime() - killed))
              .isLessThan(Duration.ofSeconds(8));
          assertThat(client.await("hello")).isEqualTo("\"Hello, RPC\"");
          assertThat(heir.has("READY", Duration.ZERO)).isTrue();
        }
      }
    }
  }

  @Test
  void aStreamWhoseWorkerWasKilledEndsWithAnError() throws InterruptedException {
    try (RpcBroker broker = broker();
        PeerProcess victim = javaWorker(broker);
        RpcClient client = RpcClient.connect(broker.frontends().get(0));
        RpcStream<Long> stream = InteropServiceStub.create(client).endless()) {
      Iterator<Long> items = stream.iterator();
      for (long i = 0; i < 150; i++) {
        assertThat(items.next()).isEqualTo(i);
      }
      victim.kill();
      assertThatThrownBy(
              () -> {
                while (true) {
                  items.next();
                }
              })
          .isInstanceOfSatisfying(
              RemoteException.class, error -> assertThat(error.name()).isEqualTo("LostRemote"));
    }
  }

  @Test
  void javaClientsAndPythonServers() throws InterruptedException {
    try (PeerProcess first = PeerProcess.python("server.py");
        PeerProcess second = PeerProcess.python("server.py");
        RpcBroker broker = broker(first.endpoint(), second.endpoint());
        RpcClient client = RpcClient.connect(broker.frontends().get(0))) {
      awaitWorkers(broker, 2);
      InteropService service = InteropServiceStub.create(client);
      assertThat(service.hello("RPC")).isEqualTo("Hello, RPC");
      assertRemoteError("ValueError", () -> service.fail("ValueError"));
      assertRemoteError("NameError", () -> client.call("no_such_method"));
      assertStreamsAreWhole(service);
      List<CompletableFuture<Long>> sums = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sums.add(InteropServiceStub.async(client).add(i, i));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(sums.get(i).join()).isEqualTo(2L * i);
      }

      CompletableFuture<Double> one = InteropServiceStub.async(client).pause(3);
      CompletableFuture<Double> other = InteropServiceStub.async(client).pause(3);
      await(() -> broker.statistics().workers().stream().allMatch(w -> w.activeCalls() == 1));
      second.kill();
      // Each server has one of them.
      List<CompletableFuture<Double>> both = List.of(one, other);
      await(() -> both.stream().allMatch(CompletableFuture::isDone));
      assertThat(both.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(1);
      for (int i = 0; i < 10; i++) {
        assertThat(service.hello("again")).isEqualTo("Hello, again");
      }
      assertThat(broker.statistics().failedCalls()).isEqualTo(1);
    }
  }

  @Test
  void nodeClientsAndJavaWorkers() throws InterruptedException {
    try (RpcBroker broker = broker();
        PeerProcess first = javaWorker(broker);
        PeerProcess second = javaWorker(broker)) {
      awaitWorkers(broker, 2);
      try (PeerProcess client =
          PeerProcess.node(
              "client.js",
              broker.frontends().get(0),
              "5000",
              "hello",
              "big",
              "streams",
              "stream-errors",
              "errors",
              "timeout",
              "concurrent")) {
        Map<String, String> results = client.await();
        assertThat(results)
            .containsEntry("hello", "\"Hello, RPC\"")
            .containsEntry("big", "true")
            .containsEntry("timeout:alive", "\"Hello, again\"")
            .containsEntry("concurrent", "true");
        for (int size : SIZES) {
          assertThat(results)
              .containsEntry("stream:" + size, "{\"count\":" + size + ",\"ordered\":true}");
        }
      }
      assertThat(first.has("READY", Duration.ZERO)).isTrue();
      assertThat(second.has("READY", Duration.ZERO)).isTrue();
    }
  }

  @Test
  void javaClientsAndNodeServers() throws InterruptedException {
    try (PeerProcess server = PeerProcess.node("server.js");
        RpcBroker broker = broker(server.endpoint());
        RpcClient client = RpcClient.connect(broker.frontends().get(0))) {
      awaitWorkers(broker, 1);
      InteropService service = InteropServiceStub.create(client);
      assertThat(service.hello("RPC")).isEqualTo("Hello, RPC");
      assertStreamsAreWhole(service);
    }
  }

  private static void assertStreamsAreWhole(InteropService service) {
    for (int size : SIZES) {
      try (RpcStream<Long> stream = service.range(0, size, 1)) {
        assertThat(stream.stream().toList()).isEqualTo(LongStream.range(0, size).boxed().toList());
      }
    }
  }

  private static void assertRemoteError(String name, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RemoteException.class, error -> assertThat(error.name()).isEqualTo(name));
  }

  /** A broker with servers to connect to, and an endpoint for workers that connect. */
  private static RpcBroker broker(String... servers) {
    RpcBroker.Builder builder =
        RpcBroker.builder()
            .frontend("tcp://127.0.0.1:*")
            .backend("tcp://127.0.0.1:*")
            .gracePeriod(Duration.ZERO);
    for (String server : servers) {
      builder.worker(server);
    }
    return builder.start();
  }

  private static PeerProcess javaWorker(RpcBroker broker) {
    return PeerProcess.java(JavaWorker.class.getName(), broker.backends().get(0));
  }

  private static void awaitWorkers(RpcBroker broker, int count) throws InterruptedException {
    await(() -> broker.statistics().workers().size() == count);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + PeerProcess.PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time to wait").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
