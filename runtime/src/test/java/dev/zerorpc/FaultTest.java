package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Servers that are dead, late, or come and go, over real sockets. */
@Timeout(120)
class FaultTest {
  private static final MethodDescriptor<Integer> COUNT =
      MethodDescriptor.unary("Test", "count", Codecs.I32).parameter("n").build();
  private static final MethodDescriptor<Integer> RANGE =
      MethodDescriptor.stream("Test", "range", Codecs.I32).parameter("to").build();
  private static final MethodDescriptor<Void> BLOCK =
      MethodDescriptor.unary("Test", "block", Codecs.VOID).build();
  private static final MethodDescriptor<Integer> SLOW_FIRST =
      MethodDescriptor.unary("Test", "slow_first", Codecs.I32).idempotent().build();

  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicInteger slowCalls = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<AutoCloseable> resources = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    release.countDown();
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private LambdaService service(CountDownLatch entered) {
    return new LambdaService()
        .add(
            COUNT,
            call -> {
              counted.incrementAndGet();
              call.reply(Codecs.I32, call.arguments().readI32());
            })
        .add(
            RANGE,
            call ->
                call.replyAll(
                    Codecs.I32,
                    RpcStream.from(IntStream.range(0, call.arguments().readI32()).boxed())))
        .add(
            BLOCK,
            call -> {
              entered.countDown();
              release.await();
              call.reply();
            })
        .add(
            SLOW_FIRST,
            call -> {
              int number = slowCalls.incrementAndGet();
              if (number == 1) {
                entered.countDown();
                release.await();
              }
              call.reply(Codecs.I32, number);
            });
  }

  private RpcServer server(String endpoint, CountDownLatch entered) {
    RpcServer server =
        RpcServer.builder()
            .service(service(entered))
            .bind(endpoint)
            .threads(4)
            .gracePeriod(Duration.ofMillis(100))
            .start();
    resources.add(server);
    return server;
  }

  private RpcServer server(String endpoint) {
    return server(endpoint, new CountDownLatch(1));
  }

  private RpcClient client(RpcClient.Builder builder) {
    RpcClient client =
        builder
            .timeout(Duration.ofSeconds(20))
            .reconnect(Duration.ofMillis(20), Duration.ofMillis(200))
            .build();
    resources.add(client);
    return client;
  }

  private static String nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "tcp://127.0.0.1:" + free.getLocalPort();
    }
  }

  private static ClientCall<Integer> count(RpcClient client, CallOptions options, int n) {
    ClientCall<Integer> call = client.calls(options).call(COUNT);
    call.arguments().parameter("n").writeI32(n);
    return call;
  }

  private static int count(RpcClient client, int n) {
    return count(client, CallOptions.DEFAULT, n).execute();
  }

  private static RpcStream<Integer> range(RpcClient client, int to) {
    ClientCall<Integer> call = client.calls().call(RANGE);
    call.arguments().parameter("to").writeI32(to);
    return call.stream();
  }

  @Test
  void ofFiveThousandCallsThatTimedOutNoneArrivesWhenTheServerComesUp() throws Exception {
    String endpoint = nobody();
    RpcClient client = client(RpcClient.builder().connect(endpoint));
    CallOptions brief = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(100));
    List<CompletableFuture<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      calls.add(count(client, brief, i).executeAsync());
    }
    for (CompletableFuture<Integer> call : calls) {
      assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TimeoutExpiredException.class);
    }

    server(endpoint);

    assertThat(count(client, 4711)).isEqualTo(4711);
    assertThat(count(client, 4712)).isEqualTo(4712);
    assertThat(counted).hasValue(2);
  }

  @Test
  void withOneOfTwoServersDeadEveryCallAndStreamSucceeds() throws Exception {
    RpcClient client =
        client(
            RpcClient.builder()
                .connect(List.of(nobody(), server("tcp://127.0.0.1:*").endpoints().get(0))));
    for (int i = 0; i < 1000; i++) {
      assertThat(count(client, i)).isEqualTo(i);
    }
    for (int i = 0; i < 100; i++) {
      try (RpcStream<Integer> items = range(client, 20)) {
        assertThat(items.stream().toList()).hasSize(20).endsWith(19);
      }
    }
    assertThat(counted).hasValue(1000);
  }

  @Test
  void aServerThatStopsLosesNoCallOfOthersAndTakesNone() throws Exception {
    RpcServer first = server("tcp://127.0.0.1:*");
    RpcServer second = server("tcp://127.0.0.1:*");
    RpcClient client =
        client(
            RpcClient.builder()
                .connect(first.endpoints().get(0))
                .connect(second.endpoints().get(0))
                .heartbeat(Duration.ofSeconds(5)));
    for (int i = 0; i < 50; i++) {
      assertThat(count(client, i)).isEqualTo(i);
    }

    first.close();
    int failed = 0;
    long start = System.nanoTime();
    for (int i = 0; i < 500; i++) {
      try {
        assertThat(count(client, i)).isEqualTo(i);
      } catch (LostRemoteException e) {
        // Sent in the moment before the break was noticed.
        failed++;
      }
    }
    assertThat(failed).isLessThanOrEqualTo(1);
    // No call has waited for heartbeats.
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
  }

  @Test
  void aCallUnderWayFailsAtOnceWhenTheConnectionIsCut() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    RpcServer server = server("tcp://127.0.0.1:*", entered);
    try (TcpRelay relay = new TcpRelay(server.endpoints().get(0))) {
      RpcClient client = client(RpcClient.builder().connect(relay.endpoint()));
      CompletableFuture<Void> blocked = client.calls().call(BLOCK).executeAsync();
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      long start = System.nanoTime();

      relay.cut();

      assertThatThrownBy(() -> blocked.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LostRemoteException.class)
          .hasMessageContaining("the connection broke after the call was sent");
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
      assertThat(count(client, 1)).isEqualTo(1);
    }
  }

  @Test
  void anIdempotentCallUnderWayIsMadeAgainWhenTheConnectionIsCut() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    RpcServer server = server("tcp://127.0.0.1:*", entered);
    try (TcpRelay relay = new TcpRelay(server.endpoints().get(0))) {
      RpcClient client =
          client(RpcClient.builder().connect(relay.endpoint()).retry(RetryPolicy.attempts(2)));
      CompletableFuture<Integer> call = client.calls().call(SLOW_FIRST).executeAsync();
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

      relay.cut();

      assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void failFastToldSoAsSoonAsTheFirstAttemptHasFailed() throws Exception {
    String endpoint = nobody();
    RpcClient client = client(RpcClient.builder().connect(endpoint).failFast(true));
    long start = System.nanoTime();

    assertThatThrownBy(() -> count(client, 1))
        .isInstanceOf(LostRemoteException.class)
        .hasMessageContaining("nobody accepts connections there");
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));

    server(endpoint);
    RpcClient early = client(RpcClient.builder().connect(endpoint).failFast(true));
    assertThat(count(early, 2)).as("the first call of a client").isEqualTo(2);
  }

  @Test
  void aNameThatDoesNotExistDelaysNobody() throws Exception {
    RpcClient client =
        client(
            RpcClient.builder()
                .connect("tcp://no-such-host.invalid:4242")
                .connect(server("tcp://127.0.0.1:*").endpoints().get(0)));
    for (int i = 0; i < 10; i++) {
      assertThat(count(client, i)).isEqualTo(i);
    }
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(
            () -> RpcClient.builder().connect("tcp://127.0.0.1:1").bind("tcp://127.0.0.1:2"))
        .hasMessageContaining("binds one endpoint or connects to some");
    assertThatThrownBy(() -> RpcClient.builder().bind("tcp://127.0.0.1:*").failFast(true).build())
        .hasMessageContaining("cannot fail fast");
    assertThatThrownBy(() -> RpcClient.builder().hedgeAfter(Duration.ZERO))
        .hasMessage("hedge delay must be positive, but is PT0S");
    assertThatThrownBy(
            () -> RpcClient.builder().reconnect(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("maxReconnectInterval must not be shorter");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThousandClientsThatComeAndGoLeaveNoThreadAndNoDescriptor() throws Exception {
    String endpoint = server("tcp://127.0.0.1:*").endpoints().get(0);
    String absent = nobody();
    for (int i = 0; i < 10; i++) {
      cycle(endpoint, absent, i);
    }
    int threads = threads();
    long descriptors = descriptors();
    for (int i = 0; i < 1000; i++) {
      cycle(endpoint, absent, i);
    }
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while ((threads() > threads + 5 || descriptors() > descriptors + 20)
        && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(threads()).isLessThanOrEqualTo(threads + 5);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 20);
  }

  private static void cycle(String endpoint, String absent, int n) {
    try (RpcClient client = RpcClient.builder().connect(endpoint).connect(absent).build()) {
      assertThat(count(client, n)).isEqualTo(n);
    }
  }

  private static int threads() {
    return Thread.getAllStackTraces().size();
  }

  private static long descriptors() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
