package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.LostRemoteException;
import dev.zerorpc.ProtocolException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcStream;
import dev.zerorpc.TimeoutExpiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Java client with a zerorpc-node server, and what it has to put up with there. */
class JavaClientNodeServerIT {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration SHORT_HEARTBEAT = Duration.ofSeconds(2);

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static PeerProcess shared;

  @BeforeAll
  static void startServer() {
    shared = PeerProcess.node("server.js");
  }

  @AfterAll
  static void stopServer() {
    shared.close();
  }

  @Test
  void callsAreAnswered() {
    try (RpcClient client = client(shared)) {
      InteropService service = InteropServiceStub.create(client);
      assertThat(service.hello("RPC")).isEqualTo("Hello, RPC");
      assertThat(service.hello("你好")).isEqualTo("Hello, 你好");
      assertThat(service.take(3)).isEqualTo(7);
      assertThat(client.call("hello", "RPC")).isEqualTo("Hello, RPC");
    }
  }

  /** A Node server knows no such streams: it must neither be harmed nor believed. */
  @Test
  void streamsOfCallersAreRefusedInPlainWords() {
    try (RpcClient client = client(shared)) {
      assertThatThrownBy(() -> client.call("hello", "RPC", RpcStream.of(1, 2, 3)))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("answered without taking the stream");
      assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
    }
  }

  /** Node sends every integer beyond 32 bits as a floating point number. */
  @Test
  void largeIntegersAreIntegersWhereTheContractSaysSo() {
    try (RpcClient client = client(shared)) {
      assertThat(InteropServiceStub.create(client).add(1L << 40, -3)).isEqualTo((1L << 40) - 3);
      assertThat(client.call("add", 1L << 40, -3)).isEqualTo((double) ((1L << 40) - 3));
    }
  }

  /** And every floating point number that is whole as an integer. */
  @Test
  void wholeFloatsAreFloatsWhereTheContractSaysSo() {
    try (RpcClient client = client(shared)) {
      assertThat(InteropServiceStub.create(client).pause(0.0)).isEqualTo(0.0);
      assertThat(client.call("echo", 1.0)).isEqualTo(1L);
    }
  }

  @Test
  void everyValueThatNodeKeepsComesBackUnchanged() {
    List<@Nullable Object> values = new ArrayList<>(EchoValues.smallIntegers());
    values.addAll(EchoValues.fractions());
    values.addAll(EchoValues.others());
    try (RpcClient client = client(shared)) {
      InteropService service = InteropServiceStub.create(client);
      for (Object value : values) {
        assertThat(EchoValues.comparable(service.echo(value)))
            .isEqualTo(EchoValues.comparable(value));
      }
    }
  }

  @Test
  void fourMebibytesComeBackReversed() {
    byte[] value = EchoValues.bytes(4 << 20);
    try (RpcClient client = client(shared)) {
      InteropService service = InteropServiceStub.create(client);
      assertThat(service.reverse(value)).isEqualTo(new InteropServiceImpl().reverse(value));
    }
  }

  @Test
  void streamsArriveWholeAndInOrder() {
    try (RpcClient client = client(shared)) {
      InteropService service = InteropServiceStub.create(client);
      for (int size : new int[] {1, 2, 3, 99, 100, 101, 250, 10000}) {
        try (RpcStream<Long> stream = service.range(0, size, 1)) {
          assertThat(stream.stream().toList()).isEqualTo(countTo(size));
        }
      }
    }
  }

  /** Node cannot send an empty stream; it answers such a call with one result that is nil. */
  @Test
  void aResultOfNothingIsAnEmptyStream() {
    try (RpcClient client = client(shared);
        RpcStream<Long> stream = InteropServiceStub.create(client).range(0, 0, 1)) {
      assertThat(stream.stream().toList()).isEmpty();
    }
  }

  @Test
  void aStreamThatFailsDeliversItsItemsFirst() {
    List<String> words = new ArrayList<>();
    try (RpcClient client = client(shared);
        RpcStream<String> stream = InteropServiceStub.create(client).words(2, "broken off")) {
      assertThatThrownBy(() -> stream.forEach(words::add))
          .isInstanceOfSatisfying(
              RemoteException.class,
              error -> {
                assertThat(error.name()).isEqualTo("ValueError");
                assertThat(error.remoteMessage()).isEqualTo("broken off");
              });
    }
    assertThat(words).containsExactly("word 0", "word 1");
  }

  @Test
  void errorsHaveNameMessageAndTraceback() {
    try (RpcClient client = client(shared)) {
      InteropService service = InteropServiceStub.create(client);
      assertThatThrownBy(() -> service.fail("ValueError"))
          .isInstanceOfSatisfying(
              RemoteException.class,
              error -> {
                assertThat(error.name()).isEqualTo("ValueError");
                assertThat(error.remoteMessage()).isEqualTo("the message");
                assertThat(error.remoteTraceback()).contains("server.js");
              });
      assertThat(service.hello("again")).isEqualTo("Hello, again");
    }
  }

  /** Node does not answer a call of a method that it does not have. */
  @Test
  void anUnknownMethodTimesOut() {
    try (RpcClient client =
        RpcClient.builder()
            .connect(shared.endpoint())
            .heartbeat(HEARTBEAT)
            .timeout(Duration.ofSeconds(1))
            .build()) {
      assertThatThrownBy(() -> client.call("no_such_method"))
          .isInstanceOf(TimeoutExpiredException.class)
          .hasMessageContaining("no_such_method");
      assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
    }
  }

  @Test
  void introspectionWorks() {
    try (RpcClient client = client(shared)) {
      assertThat(client.call("_zerorpc_inspect")).asString().contains("InteropService", "hello");
      assertThat(client.call("_zerorpc_ping")).isEqualTo(List.of("pong", ""));
    }
  }

  @Test
  void aCallMayLastLongerThanHeartbeatsMay() {
    try (RpcClient client = client(shared)) {
      assertThat(InteropServiceStub.create(client).pause(18)).isEqualTo(18);
    }
  }

  @Test
  void manyCallsShareOneConnection() {
    try (RpcClient client = client(shared)) {
      InteropServiceStub.Async service = InteropServiceStub.async(client);
      CompletableFuture<Double> slow = service.pause(1);
      List<CompletableFuture<Long>> sums = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sums.add(service.add(i, i));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(sums.get(i).join()).isEqualTo(2L * i);
      }
      assertThat(slow.join()).isEqualTo(1);
    }
  }

  @Test
  void aStreamThatIsLeftEndsOnTheServer() {
    try (PeerProcess server = PeerProcess.node("server.js", "2000");
        RpcClient client = client(server, SHORT_HEARTBEAT)) {
      InteropService service = InteropServiceStub.create(client);
      try (RpcStream<Long> stream = service.endless()) {
        assertCountsTo(150, stream.iterator());
      }
      String produced = server.await("endless-ended", Duration.ofSeconds(9));
      assertThat(Long.parseLong(produced)).isGreaterThanOrEqualTo(150);
      assertThat(service.hello("again")).isEqualTo("Hello, again");
    }
  }

  @Test
  void aServerThatDiesInMidStreamIsLost() {
    try (PeerProcess server = PeerProcess.node("server.js", "2000");
        RpcClient client = client(server, SHORT_HEARTBEAT);
        RpcStream<Long> stream = InteropServiceStub.create(client).endless()) {
      Iterator<Long> items = stream.iterator();
      assertCountsTo(150, items);
      server.kill();
      long started = System.nanoTime();
      assertThatThrownBy(() -> items.forEachRemaining(item -> {}))
          .isInstanceOf(LostRemoteException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }
  }

  private static void assertCountsTo(int size, Iterator<Long> items) {
    for (long i = 0; i < size; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
  }

  private static List<Long> countTo(int size) {
    return LongStream.range(0, size).boxed().toList();
  }

  private static RpcClient client(PeerProcess server) {
    return client(server, HEARTBEAT);
  }

  private static RpcClient client(PeerProcess server, Duration heartbeat) {
    return RpcClient.builder()
        .connect(server.endpoint())
        .heartbeat(heartbeat)
        .timeout(Duration.ofSeconds(30))
        .build();
  }
}
