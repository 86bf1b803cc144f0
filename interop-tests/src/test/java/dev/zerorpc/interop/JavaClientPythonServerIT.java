package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Java client with a zerorpc-python server. */
class JavaClientPythonServerIT {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration SHORT_HEARTBEAT = Duration.ofSeconds(2);

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static PeerProcess shared;

  @BeforeAll
  static void startServer() {
    shared = PeerProcess.python("server.py");
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
      assertThat(service.add(1L << 40, -3)).isEqualTo((1L << 40) - 3);
      assertThat(service.take(3)).isEqualTo(7);
    }
  }

  @Test
  void callsNeedNoContract() {
    try (RpcClient client = client(shared)) {
      assertThat(client.call("hello", "RPC")).isEqualTo("Hello, RPC");
      assertThat(client.call("add", 40, 2)).isEqualTo(42L);
      assertThat(client.call("_zerorpc_ping")).isEqualTo(List.of("pong", "InteropService"));
    }
  }

  @Test
  void everyValueComesBackUnchanged() {
    List<@Nullable Object> values = new ArrayList<>(EchoValues.smallIntegers());
    values.addAll(EchoValues.largeIntegers());
    values.addAll(EchoValues.fractions());
    values.addAll(EchoValues.wholeFloats());
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
      for (int size : new int[] {0, 1, 2, 3, 99, 100, 101, 250, 10000}) {
        try (RpcStream<Long> stream = service.range(0, size, 1)) {
          assertThat(stream.stream().toList()).isEqualTo(countTo(size));
        }
      }
    }
  }

  /** A Python server knows no such streams: it must neither be harmed nor believed. */
  @Test
  void streamsOfCallersAreRefusedInPlainWords() {
    try (RpcClient client = client(shared)) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> client.call("hello", "RPC", RpcStream.of(1, 2, 3)))
            .isInstanceOf(ProtocolException.class)
            .hasMessageContaining("answered without taking the stream");
        assertThatThrownBy(() -> client.call("add", 1, RpcStream.of(1, 2, 3)))
            .isInstanceOf(RemoteException.class)
            .hasMessageContaining("TypeError");
        RpcStream<?> items = client.stream("range", 0, 500, RpcStream.of(1, 2, 3));
        assertThatThrownBy(() -> items.iterator().hasNext())
            .isInstanceOf(ProtocolException.class)
            .hasMessageContaining("answered without taking the stream");
      }
      assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
    }
  }

  /** A client that grants slots too eagerly blocks a Python server for good here. */
  @Test
  void manyStreamsDoNotBlockTheServer() {
    try (PeerProcess server = PeerProcess.python("server.py");
        RpcClient client = client(server)) {
      InteropService service = InteropServiceStub.create(client);
      for (int size = 140; size < 210; size++) {
        try (RpcStream<Long> stream = service.range(0, size, 1)) {
          assertThat(stream.stream().toList()).isEqualTo(countTo(size));
        }
      }
      assertThat(service.hello("again")).isEqualTo("Hello, again");
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
                assertThat(error.remoteTraceback()).contains("Traceback").contains("server.py");
              });
      assertRemoteError("KeyError", () -> service.fail("KeyError"));
      assertRemoteError("NameError", () -> client.call("no_such_method", 1));
      assertRemoteError("TypeError", () -> client.call("add", 1));
      assertRemoteError("TypeError", () -> client.call("add", 1, 2, 3));
      assertThat(service.hello("again")).isEqualTo("Hello, again");
    }
  }

  /** Python sends the name and the message of a declared error, but not its fields. */
  @Test
  void aDeclaredErrorWithoutItsFieldsKeepsItsName() {
    try (RpcClient client = client(shared)) {
      InteropService service = InteropServiceStub.create(client);
      assertRemoteError("OutOfStock", () -> service.take(11));
    }
  }

  @Test
  void introspectionWorks() {
    try (RpcClient client = client(shared)) {
      assertThat(client.call("_zerorpc_inspect")).asString().contains("InteropService", "hello");
      assertThat(client.call("_zerorpc_help", "add")).isEqualTo("Adds two integers.");
    }
  }

  /** What every Python from 3.11 on answers unless something helps it. */
  @Test
  void aServerThatCannotInspectItselfSaysSo() {
    try (PeerProcess server = PeerProcess.python("server.py", "--without-getargspec");
        RpcClient client = client(server)) {
      assertRemoteError("AttributeError", () -> client.call("_zerorpc_inspect"));
      assertThat(client.call("_zerorpc_list")).asInstanceOf(LIST).contains("hello", "range");
      assertThat(client.call("_zerorpc_help", "add")).isEqualTo("Adds two integers.");
      assertThat(InteropServiceStub.create(client).hello("RPC")).isEqualTo("Hello, RPC");
    }
  }

  @Test
  void aCallMayLastLongerThanHeartbeatsMay() {
    try (RpcClient client = client(shared)) {
      assertThat(InteropServiceStub.create(client).pause(18)).isEqualTo(18);
    }
  }

  @Test
  void aCallThatTimedOutDoesNotDisturbTheNext() {
    try (RpcClient client =
        RpcClient.builder()
            .connect(shared.endpoint())
            .heartbeat(HEARTBEAT)
            .timeout(Duration.ofSeconds(1))
            .build()) {
      InteropService service = InteropServiceStub.create(client);
      assertThatThrownBy(() -> service.pause(3)).isInstanceOf(TimeoutExpiredException.class);
      assertThat(service.hello("again")).isEqualTo("Hello, again");
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
    try (PeerProcess server = PeerProcess.python("server.py", "--heartbeat", "2");
        RpcClient client = client(server, SHORT_HEARTBEAT)) {
      InteropService service = InteropServiceStub.create(client);
      readSome(service);
      assertThat(Long.parseLong(server.await("endless-ended", Duration.ofSeconds(9))))
          .isBetween(149L, 1000L);
      assertThat(service.hello("again")).isEqualTo("Hello, again");
    }
  }

  /** Neither the cancel event nor a grant that crosses a stream's end may block the server. */
  @Test
  void leavingManyStreamsDoesNotBlockTheServer() {
    try (PeerProcess server = PeerProcess.python("server.py", "--heartbeat", "2");
        RpcClient client = client(server, SHORT_HEARTBEAT)) {
      InteropService service = InteropServiceStub.create(client);
      for (int left = 0; left < 100; left++) {
        try (RpcStream<Long> stream = service.range(0, 120, 1)) {
          Iterator<Long> items = stream.iterator();
          for (long i = 0; i < left; i++) {
            assertThat(items.next()).isEqualTo(i);
          }
        }
      }
      assertThat(service.hello("again")).isEqualTo("Hello, again");
    }
  }

  /**
   * At item 103 of 120 a client grants for the third time while the end is on its way; a cancel
   * right behind that grant made a Python server deaf within 8 to 60 streams.
   */
  @Test
  void leavingStreamsAsTheyEndDoesNotBlockTheServer() {
    try (PeerProcess server = PeerProcess.python("server.py");
        RpcClient client = client(server)) {
      InteropService service = InteropServiceStub.create(client);
      List<CompletableFuture<Void>> readers = new ArrayList<>();
      for (int reader = 0; reader < 8; reader++) {
        int left = 103 + reader % 2;
        readers.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int round = 0; round < 30; round++) {
                    try (RpcStream<Long> stream = service.range(0, 120, 1)) {
                      Iterator<Long> items = stream.iterator();
                      for (long i = 0; i < left; i++) {
                        assertThat(items.next()).isEqualTo(i);
                      }
                    }
                  }
                },
                task -> new Thread(task).start()));
      }
      CompletableFuture.allOf(readers.toArray(new CompletableFuture<?>[0])).join();
      assertThat(service.hello("again")).isEqualTo("Hello, again");
    }
  }

  @Test
  void aServerThatDiesInMidStreamIsLost() {
    try (PeerProcess server = PeerProcess.python("server.py", "--heartbeat", "2");
        RpcClient client = client(server, SHORT_HEARTBEAT);
        RpcStream<Long> stream = InteropServiceStub.create(client).endless()) {
      Iterator<Long> items = stream.iterator();
      for (long i = 0; i < 150; i++) {
        assertThat(items.next()).isEqualTo(i);
      }
      server.kill();
      long started = System.nanoTime();
      assertThatThrownBy(() -> items.forEachRemaining(item -> {}))
          .isInstanceOf(LostRemoteException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void aServerThatComesBackIsFoundAgain() {
    String endpoint;
    try (PeerProcess first = PeerProcess.python("server.py")) {
      endpoint = first.endpoint();
      try (RpcClient client = client(first)) {
        InteropService service = InteropServiceStub.create(client);
        assertThat(service.hello("first")).isEqualTo("Hello, first");
        first.kill();
        try (PeerProcess second = PeerProcess.python("server.py", "--bind", endpoint)) {
          assertThat(second.endpoint()).isEqualTo(endpoint);
          assertThat(service.hello("second")).isEqualTo("Hello, second");
        }
      }
    }
  }

  private static void readSome(InteropService service) {
    try (RpcStream<Long> stream = service.endless()) {
      Iterator<Long> items = stream.iterator();
      for (long i = 0; i < 150; i++) {
        assertThat(items.next()).isEqualTo(i);
      }
    }
  }

  private static List<Long> countTo(int size) {
    return LongStream.range(0, size).boxed().toList();
  }

  private static void assertRemoteError(String name, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RemoteException.class, error -> assertThat(error.name()).isEqualTo(name));
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
