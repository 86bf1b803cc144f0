package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.rpc.LoopCalls;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.Transport;
import dev.zerorpc.internal.transport.Transports;
import dev.zerorpc.internal.transport.ZmqOptions;
import dev.zerorpc.internal.transport.ZmqSecurity;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many clients in one process: what they take, and that none holds up another. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedClientsTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private final LambdaService service = new LambdaService();
  private final RpcServer server;
  private final String endpoint;
  private final List<AutoCloseable> opened = new ArrayList<>();

  SharedClientsTest() {
    service.add(
        MethodDescriptor.unary("Test", "answer", Codecs.I32).build(),
        call -> call.reply(Codecs.I32, 42));
    service.add(
        MethodDescriptor.unary("Test", "wait", Codecs.I32).build(),
        call -> {
          released.await();
          call.reply(Codecs.I32, 1);
        });
    server = RpcServer.builder().service(service).bind("tcp://127.0.0.1:*").start();
    endpoint = server.endpoints().get(0);
  }

  private RpcClient open() {
    RpcClient client = RpcClient.connect(endpoint);
    opened.add(client);
    return client;
  }

  @AfterEach
  void close() throws Exception {
    released.countDown();
    for (AutoCloseable each : opened) {
      each.close();
    }
    server.close();
  }

  /** As many as there are threads for clients at first, so that no client is alone with its own. */
  private List<IoLoop> allLoops() {
    List<IoLoop> loops = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Transport keeper =
          Transports.forClient(List.of(endpoint), ZmqOptions.DEFAULT, new ZmqSecurity.None());
      opened.add(keeper);
      loops.add(keeper.loop());
    }
    return loops;
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("zerorpc-io-"))
        .collect(Collectors.toSet());
  }

  private static long descriptors() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void twoHundredClientsTakeFewDescriptorsAndThreads() throws Exception {
    Set<Thread> threads = threads();
    long before = descriptors();
    List<RpcClient> clients = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RpcClient client = open();
      clients.add(client);
      assertThat(client.call("answer")).isEqualTo(42L);
    }
    // Five of the client and one of the server for each, and what the threads have.
    int most = Math.max(3, Runtime.getRuntime().availableProcessors());
    assertThat(descriptors() - before).isLessThan(200 * 6 + most * 20 + 50);
    assertThat(threads().size() - threads.size()).isLessThanOrEqualTo(2 * most);

    clients.forEach(RpcClient::close);

    assertThat(threads()).isEqualTo(threads);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (descriptors() > before + 20 && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(descriptors()).isLessThanOrEqualTo(before + 20);
  }

  @Test
  void aClosedClientLeavesNoTimerBehind() {
    List<IoLoop> loops = allLoops();
    for (int i = 0; i < 2 * loops.size(); i++) {
      RpcClient client =
          RpcClient.builder()
              .connect(endpoint)
              .connect("tcp://127.0.0.1:1")
              .hedgeAfter(Duration.ofSeconds(50))
              .idleTimeout(Duration.ofSeconds(40))
              .build();
      assertThat(client.call("answer")).isEqualTo(42L);
      CompletableFuture<Object> waits = client.callAsync("wait");
      var stream = client.stream("wait");
      RpcClient nowhere = RpcClient.connect("tcp://127.0.0.1:1");
      CompletableFuture<Object> never = nowhere.callAsync("answer");
      nowhere.close();
      client.close();
      assertThatThrownBy(waits::join).hasCauseInstanceOf(CancelledException.class);
      assertThatThrownBy(never::join).hasCauseInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> stream.iterator().hasNext()).isInstanceOf(CancelledException.class);
    }
    for (IoLoop loop : loops) {
      assertThat(LoopCalls.call(loop, () -> loop.timers().nextDelayNanos(loop.nanoTime())))
          .isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void aFloodOfCallsOfOneDoesNotHoldUpAnother() throws Exception {
    allLoops();
    List<RpcClient> flooding = List.of(open(), open(), open(), open());
    RpcClient other = open();
    AtomicBoolean enough = new AtomicBoolean();
    List<Thread> threads = new ArrayList<>();
    for (RpcClient client : flooding) {
      Thread thread = new Thread(() -> flood(client, enough));
      threads.add(thread);
      thread.start();
    }
    for (int i = 0; i < 50; i++) {
      assertThat(other.call("answer")).isEqualTo(42L);
    }
    enough.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void flood(RpcClient client, AtomicBoolean enough) {
    Semaphore window = new Semaphore(500);
    while (!enough.get()) {
      window.acquireUninterruptibly();
      CompletableFuture<Object> unused =
          client.callAsync("answer").whenComplete((answer, failure) -> window.release());
    }
    window.acquireUninterruptibly(500);
  }

  @Test
  void aCallbackThatBlocksHoldsNobodyUp() {
    allLoops();
    CountDownLatch blocked = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    RpcClient ownThread = RpcClient.builder().connect(endpoint).executor(Runnable::run).build();
    opened.add(ownThread);
    for (RpcClient client : List.of(open(), ownThread)) {
      CompletableFuture<Void> unused =
          client
              .callAsync("answer")
              .thenRun(
                  () -> {
                    blocked.countDown();
                    awaitUninterrupted(goOn);
                  });
    }
    awaitUninterrupted(blocked);
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      assertThat(open().call("answer")).isEqualTo(42L);
    }
    goOn.countDown();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCallbackMayCloseItsClientAndOthers() {
    allLoops();
    RpcClient one = open();
    RpcClient two = open();
    CompletableFuture<Void> closed =
        one.callAsync("answer")
            .thenAccept(
                answer -> {
                  two.close();
                  one.close();
                });
    closed.orTimeout(30, TimeUnit.SECONDS).join();
    assertThatThrownBy(() -> two.call("answer")).isInstanceOf(CancelledException.class);
    assertThat(open().call("answer")).isEqualTo(42L);
  }

  @Test
  void manyAreOpenedAndClosedAtOnce() throws Exception {
    allLoops();
    List<CompletableFuture<Object>> done = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(60);
    for (int i = 0; i < 60; i++) {
      CompletableFuture<Object> one = new CompletableFuture<>();
      done.add(one);
      new Thread(
              () -> {
                try (RpcClient client = RpcClient.connect(endpoint)) {
                  Object answer = client.call("answer");
                  all.countDown();
                  all.await(30, TimeUnit.SECONDS);
                  one.complete(answer);
                } catch (Throwable e) {
                  one.completeExceptionally(e);
                }
              })
          .start();
    }
    for (CompletableFuture<Object> one : done) {
      assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(42L);
    }
  }
}
