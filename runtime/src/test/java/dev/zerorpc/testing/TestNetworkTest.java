package dev.zerorpc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.RpcServer;
import dev.zerorpc.RpcStream;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network as a user's test sees it. */
@Timeout(60)
class TestNetworkTest {
  private final List<AutoCloseable> resources = new ArrayList<>();
  private final CompletableFuture<String> later = new CompletableFuture<>();
  private final CountDownLatch entered = new CountDownLatch(1);

  private <T extends AutoCloseable> T managed(T resource) {
    resources.add(0, resource);
    return resource;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable resource : resources) {
      resource.close();
    }
  }

  private void serve(TestNetwork network) {
    LambdaService service = new LambdaService();
    service.add(
        MethodDescriptor.unary("Test", "hello", Codecs.STRING).parameter("name").build(),
        call -> call.reply(Codecs.STRING, "Hello, " + call.arguments().readString()));
    service.add(
        MethodDescriptor.unary("Test", "later", Codecs.STRING).build(),
        call -> {
          assertThat(CallContext.current()).isNotNull();
          call.replyWith(Codecs.STRING, later);
          entered.countDown();
        });
    service.add(
        MethodDescriptor.stream("Test", "range", Codecs.I32).parameter("to").build(),
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(IntStream.range(0, call.arguments().readI32()).boxed())));
    managed(RpcServer.builder().service(service).bind(network.endpoint("test")).start());
  }

  private RpcClient client(TestNetwork network) {
    return managed(
        RpcClient.builder()
            .connect(network.endpoint("test"))
            .timeout(Duration.ofSeconds(20))
            .build());
  }

  @Test
  void callsAndStreamsWorkWithoutPorts() {
    TestNetwork network = managed(TestNetwork.create());
    serve(network);
    RpcClient client = client(network);

    assertThat(client.call("hello", "you")).isEqualTo("Hello, you");
    List<Object> items = new ArrayList<>();
    client.stream("range", 5000).iterator().forEachRemaining(items::add);
    assertThat(items).hasSize(5000).endsWith(4999L);
  }

  @Test
  void inprocNamesWorkWithoutATestNetwork() {
    LambdaService service = new LambdaService();
    service.add(
        MethodDescriptor.unary("Test", "one", Codecs.I32).build(),
        call -> call.reply(Codecs.I32, 1));
    RpcServer server = managed(RpcServer.builder().service(service).bind("inproc://*").start());
    RpcClient client = managed(RpcClient.connect(server.endpoints().get(0)));

    assertThat(client.call("one")).isEqualTo(1L);
    assertThatThrownBy(
            () ->
                RpcServer.builder()
                    .service(service)
                    .bind("inproc://x")
                    .bind("tcp://127.0.0.1:*")
                    .start())
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("cannot be used together");
  }

  @Test
  void timeoutPassesOnlyByHandAndToTheMillisecond() throws Exception {
    TestNetwork network = managed(TestNetwork.withManualClock());
    serve(network);
    RpcClient client = client(network);
    CompletableFuture<Object> answer = client.callAsync("later");
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    network.advance(Duration.ofMillis(19_990));
    assertThat(answer).isNotDone();
    network.advance(Duration.ofMillis(20));

    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutExpiredException.class);
  }

  @Test
  void heartbeatsKeepAStalledStreamForHoursInNoTime() {
    TestNetwork network = managed(TestNetwork.withManualClock());
    serve(network);
    RpcClient client = client(network);
    RpcStream<Object> stream = client.stream("range", 300);
    assertThat(stream.iterator().next()).isEqualTo(0L);

    // Not just when a heartbeat is on its way: a client grants nothing until it has arrived.
    network.advance(Duration.ofHours(2).plusSeconds(2));

    List<Object> rest = new ArrayList<>();
    stream.iterator().forEachRemaining(rest::add);
    assertThat(rest).hasSize(299);
  }

  @Test
  void cutIsNoticedByHeartbeatsOnly() throws Exception {
    TestNetwork network = managed(TestNetwork.withManualClock());
    serve(network);
    RpcClient client = client(network);
    CompletableFuture<Object> answer = client.callAsync("later");
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    network.cut();

    network.advance(Duration.ofMillis(14_900));
    assertThat(answer).isNotDone();
    network.advance(Duration.ofMillis(200));

    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LostRemoteException.class);
    // Cancelled by a thread of the handlers, which need not have been at it yet.
    assertThatThrownBy(() -> later.get(10, TimeUnit.SECONDS))
        .as("the server noticed, too")
        .isInstanceOf(CancellationException.class);
    network.restore();
    assertThat(client.call("hello", "again")).isEqualTo("Hello, again");
  }

  @Test
  void disconnectedClientWaitsForItsConnection() throws Exception {
    TestNetwork network = managed(TestNetwork.withManualClock());
    serve(network);
    RpcClient client = client(network);
    assertThat(client.call("hello", "1")).isEqualTo("Hello, 1");

    network.disconnect();
    CompletableFuture<Object> answer = client.callAsync("hello", "2");
    network.advance(Duration.ofSeconds(5));
    assertThat(answer).isNotDone();
    network.restore();

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("Hello, 2");
  }

  @Test
  void chosenMessagesAreLost() throws Exception {
    TestNetwork network = managed(TestNetwork.withManualClock());
    serve(network);
    RpcClient client = client(network);
    AtomicInteger lost = new AtomicInteger();
    network.drop(
        message ->
            !message.toServer() && message.event().equals("OK") && lost.getAndIncrement() == 0);

    CompletableFuture<Object> first = client.callAsync("hello", "1");
    CompletableFuture<Object> second = client.callAsync("hello", "2");

    CompletableFuture<Object> answered =
        CompletableFuture.anyOf(first, second).thenApply(value -> value);
    assertThat(answered.get(10, TimeUnit.SECONDS)).asString().startsWith("Hello, ");
    network.advance(Duration.ofSeconds(16));
    assertThatThrownBy(() -> CompletableFuture.allOf(first, second).get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LostRemoteException.class);
  }

  @Test
  void delayedMessagesArriveInOrderAndNotBefore() throws Exception {
    TestNetwork network = managed(TestNetwork.withManualClock());
    serve(network);
    RpcClient client = client(network);
    assertThat(client.call("hello", "before")).isEqualTo("Hello, before");
    network.delay(Duration.ofSeconds(2));
    CompletableFuture<Object> answer = client.callAsync("later");
    later.complete("now");

    network.advance(Duration.ofMillis(1900));
    assertThat(entered.getCount()).isEqualTo(1);
    network.advance(Duration.ofMillis(200));
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    while (!answer.isDone()) {
      network.advance(Duration.ofMillis(100));
    }

    assertThat(answer.get()).isEqualTo("now");
  }

  @Test
  void timeOfAnOrdinaryNetworkCannotBeMoved() {
    TestNetwork network = managed(TestNetwork.create());

    assertThatThrownBy(() -> network.advance(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("passes by itself");
    assertThatThrownBy(() -> network.delay(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
