package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Client and server over real sockets. */
@Timeout(60)
class RpcTest {
  private static final MethodDescriptor<Long> COMMIT =
      MethodDescriptor.unary("Test", "commit", Codecs.I64).parameter("id").build();
  private static final MethodDescriptor<Integer> RANGE =
      MethodDescriptor.stream("Test", "range", Codecs.I32).parameter("to").build();
  private static final MethodDescriptor<Void> BLOCK =
      MethodDescriptor.unary("Test", "block", Codecs.VOID).build();

  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);
  private final AtomicReference<Throwable> interruption = new AtomicReference<>();
  private final LambdaService service = new LambdaService();
  private final List<AutoCloseable> resources = new ArrayList<>();

  RpcTest() {
    service.add(COMMIT, call -> call.reply(Codecs.I64, call.arguments().readI64()));
    service.add(
        RANGE,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(IntStream.range(0, call.arguments().readI32()).boxed())));
    service.add(
        BLOCK,
        call -> {
          entered.countDown();
          try {
            release.await();
            call.reply();
          } catch (InterruptedException e) {
            interruption.set(e);
            throw e;
          }
        });
  }

  @AfterEach
  void closeAll() throws Exception {
    release.countDown();
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private RpcServer server() {
    return server(RpcServer.builder());
  }

  private RpcServer server(RpcServer.Builder builder) {
    RpcServer server =
        builder
            .service(service)
            .bind("tcp://127.0.0.1:*")
            .gracePeriod(Duration.ofMillis(200))
            .start();
    resources.add(server);
    return server;
  }

  private RpcClient client(String endpoint) {
    RpcClient client =
        RpcClient.builder().connect(endpoint).timeout(Duration.ofSeconds(20)).build();
    resources.add(client);
    return client;
  }

  private static long commit(RpcClient client, long id) {
    ClientCall<Long> call = client.calls().call(COMMIT);
    call.arguments().parameter("id").writeI64(id);
    return call.execute();
  }

  @Test
  void manyThreadsShareOneClientAndEachGetsItsOwnAnswers() throws Exception {
    RpcClient client = client(server().endpoints().get(0));
    var pool = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Long>> wrong = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      long first = 1000L * thread;
      wrong.add(
          CompletableFuture.supplyAsync(
              () ->
                  IntStream.range(0, 1000)
                      .filter(i -> commit(client, first + i) != first + i)
                      .count(),
              pool));
    }

    for (CompletableFuture<Long> count : wrong) {
      assertThat(count.get(50, TimeUnit.SECONDS)).isZero();
    }
    pool.shutdown();
  }

  @Test
  void streamOfManyItemsLosesNothing() {
    RpcClient client = client(server().endpoints().get(0));
    int expected = 0;
    try (RpcStream<Object> items = client.stream("range", 50_000)) {
      for (Object item : items) {
        assertThat(item).isEqualTo((long) expected++);
      }
    }
    assertThat(expected).isEqualTo(50_000);
  }

  @Test
  void dynamicCallsNeedNoContract() throws Exception {
    RpcClient client = client(server().endpoints().get(0));

    assertThat(client.call("commit", 5)).isEqualTo(5L);
    assertThat(client.callAsync("commit", 6).get()).isEqualTo(6L);
    assertThatThrownBy(() -> client.call("range", 3)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> client.call("missing"))
        .isInstanceOf(RemoteException.class)
        .hasMessage("NameError: missing");
  }

  @Test
  void blockedHandlerDoesNotHoldUpOthers() throws Exception {
    RpcClient client = client(server().endpoints().get(0));
    CompletableFuture<Void> blocked = client.calls().call(BLOCK).executeAsync();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(commit(client, 1)).isEqualTo(1);
    assertThat(blocked).isNotDone();
    release.countDown();
    blocked.get(10, TimeUnit.SECONDS);
  }

  @Test
  void cancelInterruptsTheHandlerOnTheServer() throws Exception {
    RpcServer server = server();
    RpcClient client = client(server.endpoints().get(0));
    CompletableFuture<Void> blocked = client.calls().call(BLOCK).executeAsync();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    blocked.cancel(true);

    awaitIdle(server);
    assertThat(interruption.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void interruptedWaitGivesTheCallUpAndKeepsTheInterruptFlag() throws Exception {
    RpcServer server = server();
    RpcClient client = client(server.endpoints().get(0));
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                client.calls().call(BLOCK).execute();
                flag.complete(false);
              } catch (CancelledException e) {
                flag.complete(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    awaitIdle(server);
    assertThat(commit(client, 2)).isEqualTo(2);
  }

  @Test
  void closeLetsRunningCallsEnd() throws Exception {
    RpcServer server =
        RpcServer.builder()
            .service(service)
            .bind("tcp://127.0.0.1:*")
            .gracePeriod(Duration.ofSeconds(30))
            .start();
    RpcClient client = client(server.endpoints().get(0));
    CompletableFuture<Void> running = client.calls().call(BLOCK).executeAsync();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    // What comes while the server drains is refused, and that it is shows that it drains.
    while (true) {
      try {
        commit(client, 3);
      } catch (ServerBusyException e) {
        break;
      }
    }

    release.countDown();

    running.get(10, TimeUnit.SECONDS);
    closing.get(10, TimeUnit.SECONDS);
    assertThat(interruption.get()).isNull();
  }

  @Test
  void closeInterruptsWhatDoesNotEndWithinTheGracePeriodAndItsCallerIsTold() throws Exception {
    RpcServer server = server();
    RpcClient client = client(server.endpoints().get(0));
    CompletableFuture<Void> running = client.calls().call(BLOCK).executeAsync();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    server.close();

    assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(RemoteException.class)
        .hasMessageContaining("the server is being closed");
    assertThat(interruption.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void closeTellsTheCallersOfFuturesAndStreamsThatDoNotEnd() throws Exception {
    CompletableFuture<String> never = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(1);
    service.add(
        MethodDescriptor.unary("Test", "never", Codecs.STRING).build(),
        call -> {
          call.replyWith(Codecs.STRING, never);
          called.countDown();
        });
    service.add(
        MethodDescriptor.stream("Test", "endless", Codecs.I32).build(),
        call ->
            call.replyAll(Codecs.I32, RpcStream.from(IntStream.iterate(0, i -> i + 1).boxed())));
    RpcServer server = server();
    RpcClient client = client(server.endpoints().get(0));
    CompletableFuture<Object> answer = client.callAsync("never");
    RpcStream<Object> stream = client.stream("endless");
    CountDownLatch reading = new CountDownLatch(1);
    // A reader that reads: an error takes a slot too, and there is none for one that does not.
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> stream.iterator().forEachRemaining(item -> reading.countDown()));
    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);

    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("the server is being closed");
    assertThatThrownBy(() -> reader.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("the server is being closed");
    closing.get(10, TimeUnit.SECONDS);
    assertThat(never).isCancelled();
  }

  @Test
  void handlerMayCloseItsServer() throws Exception {
    AtomicReference<RpcServer> self = new AtomicReference<>();
    service.add(
        MethodDescriptor.unary("Test", "stop", Codecs.VOID).build(),
        call -> {
          self.get().close();
          call.reply();
        });
    RpcServer server = server();
    self.set(server);

    assertThat(client(server.endpoints().get(0)).call("stop")).isNull();
    server.awaitTermination();
  }

  @Test
  void portIsFreeWhenCloseReturns() throws Exception {
    RpcServer server = server();
    int port = URI.create(server.endpoints().get(0)).getPort();
    server.close();

    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void restartedServerIsFoundAgainWithoutAnyActionOfTheUser() {
    RpcServer first = server();
    String endpoint = first.endpoints().get(0);
    RpcClient client = client(endpoint);
    assertThat(commit(client, 1)).isEqualTo(1);
    first.close();
    RpcServer second = RpcServer.builder().service(service).bind(endpoint).start();
    resources.add(second);

    assertThat(commit(client, 2)).isEqualTo(2);
  }

  @RepeatedTest(20)
  void serverAsWorkerOfABoundClient() {
    RpcClient client = RpcClient.builder().bind("tcp://127.0.0.1:*").build();
    resources.add(client);
    RpcServer worker = RpcServer.builder().service(service).connect(client.endpoint()).start();
    resources.add(worker);

    assertThat(commit(client, 7)).isEqualTo(7);
  }

  @Test
  void executorWithoutThreadsOfItsOwnIsRefusedForEachCall() {
    RpcServer server = server(RpcServer.builder().executor(Runnable::run));
    RpcClient client = client(server.endpoints().get(0));

    assertThatThrownBy(() -> commit(client, 1))
        .hasMessageContaining("runs tasks on the thread that hands them over");
  }

  @Test
  void unusableEndpointsAndSettingsAreRefusedWithTheReason() {
    String taken = server().endpoints().get(0);

    assertThatThrownBy(() -> RpcServer.builder().service(service).bind(taken).start())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining(taken);
    assertThatThrownBy(() -> RpcClient.connect("ipc:///tmp/socket"))
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("ipc");
    assertThatThrownBy(() -> RpcServer.builder().bind("tcp://127.0.0.1:*").start())
        .hasMessageContaining("needs a service");
    assertThatThrownBy(() -> RpcServer.builder().service(service).start())
        .hasMessageContaining("needs an endpoint");
    assertThatThrownBy(
            () ->
                RpcServer.builder()
                    .service(service)
                    .service(service)
                    .bind("tcp://127.0.0.1:*")
                    .start())
        .hasMessageContaining("both Test.commit and Test.commit are called 'commit' on the wire");
    assertThatThrownBy(() -> RpcClient.builder().timeout(Duration.ZERO))
        .hasMessage("timeout must be positive, but is PT0S");
    assertThatThrownBy(() -> RpcClient.builder().build()).hasMessageContaining("connect(");
  }

  @Test
  void closedClientFailsItsCallsAtOnce() {
    RpcClient client = client(server().endpoints().get(0));
    client.close();

    assertThatThrownBy(() -> commit(client, 1))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void openingAndClosingLeavesNoThread() throws Exception {
    for (int i = 0; i < 20; i++) {
      RpcServer server = RpcServer.builder().service(service).bind("tcp://127.0.0.1:*").start();
      try (RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
        assertThat(client.callAsync("commit", i).get(10, TimeUnit.SECONDS)).isEqualTo((long) i);
      }
      server.close();
    }

    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!zerorpcThreads().isEmpty() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(zerorpcThreads()).isEmpty();
  }

  private static List<String> zerorpcThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("zerorpc-"))
        .toList();
  }

  private static void awaitIdle(RpcServer server) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (server.activeCalls() > 0 && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(server.activeCalls()).isZero();
  }
}
