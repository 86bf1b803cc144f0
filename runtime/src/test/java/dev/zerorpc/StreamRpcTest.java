package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of both sides over real sockets. */
@Timeout(300)
class StreamRpcTest {
  private static final int MANY = 200_000;
  private static final MethodDescriptor<Long> SUM =
      MethodDescriptor.unary("Test", "sum", Codecs.I64)
          .parameter("start")
          .streamParameter("values")
          .build();
  private static final MethodDescriptor<Integer> ECHO =
      MethodDescriptor.stream("Test", "echo", Codecs.I32).streamParameter("values").build();
  private static final MethodDescriptor<Integer> DOUBLED =
      MethodDescriptor.stream("Test", "doubled", Codecs.I32).streamParameter("values").build();
  private static final MethodDescriptor<Integer> FIRST =
      MethodDescriptor.unary("Test", "first", Codecs.I32).streamParameter("values").build();
  private static final MethodDescriptor<Integer> ENDLESS =
      MethodDescriptor.stream("Test", "endless", Codecs.I32).parameter("how").build();

  private final LambdaService service = new LambdaService();
  private final List<AutoCloseable> resources = new ArrayList<>();
  private final AtomicInteger produced = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final CompletableFuture<Throwable> readerFailure = new CompletableFuture<>();

  StreamRpcTest() {
    service.add(
        SUM,
        call -> {
          long sum = call.arguments().parameter("start").readI64();
          Iterator<Integer> values = call.items(Codecs.I32).iterator();
          go.await();
          try {
            while (values.hasNext()) {
              sum += values.next();
            }
          } catch (CancelledException e) {
            readerFailure.complete(e);
            throw e;
          }
          call.reply(Codecs.I64, sum);
        });
    service.add(ECHO, call -> call.replyAll(Codecs.I32, call.items(Codecs.I32)));
    service.add(
        DOUBLED,
        call ->
            call.replyAll(
                Codecs.I32, RpcStream.from(call.items(Codecs.I32).stream().map(i -> 2 * i))));
    service.add(FIRST, call -> call.reply(Codecs.I32, call.items(Codecs.I32).iterator().next()));
    service.add(
        ENDLESS,
        call -> {
          RpcStream<Integer> items = endless();
          call.replyAll(
              Codecs.I32,
              call.arguments().readString().equals("publisher")
                  ? RpcStream.from(items.publisher())
                  : items);
        });
  }

  @AfterEach
  void closeAll() throws Exception {
    go.countDown();
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private RpcClient start() {
    RpcServer server =
        RpcServer.builder()
            .service(service)
            .bind("tcp://127.0.0.1:*")
            .gracePeriod(Duration.ofMillis(200))
            .start();
    resources.add(server);
    RpcClient client =
        RpcClient.builder()
            .connect(server.endpoints().get(0))
            .timeout(Duration.ofSeconds(60))
            .build();
    resources.add(client);
    return client;
  }

  private RpcStream<Integer> endless() {
    return RpcStream.from(
        IntStream.generate(produced::getAndIncrement).iterator(), closed::countDown);
  }

  private static <R> ClientCall<R> call(
      RpcClient client, MethodDescriptor<R> method, RpcStream<Integer> values) {
    ClientCall<R> call = client.calls().call(method);
    call.items(Codecs.I32, values);
    return call;
  }

  private static RpcStream<Integer> range(int count) {
    return RpcStream.from(IntStream.range(0, count).boxed());
  }

  private static ClientCall<Long> sum(RpcClient client, RpcStream<Integer> values) {
    ClientCall<Long> call = client.calls().call(SUM);
    call.arguments().parameter("start").writeI64(7);
    call.items(Codecs.I32, values);
    return call;
  }

  @Test
  void manyItemsOfACallerLoseNothing() {
    go.countDown();
    long sum = sum(start(), range(MANY)).execute();

    assertThat(sum).isEqualTo(7 + (long) MANY * (MANY - 1) / 2);
  }

  @Test
  void manyItemsOfBothSidesLoseNothing() {
    RpcClient client = start();
    int expected = 0;
    try (RpcStream<Integer> echo = call(client, ECHO, range(MANY)).stream()) {
      for (int item : echo) {
        assertThat(item).isEqualTo(expected++);
      }
    }
    assertThat(expected).isEqualTo(MANY);
  }

  @Test
  void handlerMayReadItsCallerOnTheThreadThatItsResultsAreProducedOn() {
    RpcClient client = start();
    int expected = 0;
    try (RpcStream<Integer> doubled = call(client, DOUBLED, range(5000)).stream()) {
      for (int item : doubled) {
        assertThat(item).isEqualTo(2 * expected++);
      }
    }
    assertThat(expected).isEqualTo(5000);
  }

  @Test
  void handlerThatIsSlowHoldsTheCallerBackAndLosesNothing() throws Exception {
    RpcClient client = start();
    CompletableFuture<Long> sum =
        sum(
                client,
                RpcStream.from(
                    IntStream.range(0, 1000).peek(i -> produced.incrementAndGet()).boxed()))
            .executeAsync();
    while (produced.get() < 100) {
      Thread.onSpinWait();
    }
    // Whatever else may happen happens before this answer.
    assertThat(call(client, FIRST, RpcStream.of(5)).execute()).isEqualTo(5);
    assertThat(produced.get()).isEqualTo(100);
    assertThat(sum).isNotDone();

    go.countDown();

    assertThat(sum.get(60, TimeUnit.SECONDS)).isEqualTo(7 + 499_500);
  }

  @Test
  void callerThatReadsSlowlyHoldsBothSidesBack() throws Exception {
    RpcClient client = start();
    try (RpcStream<Integer> echo = call(client, ECHO, endless()).stream()) {
      Iterator<Integer> items = echo.iterator();
      assertThat(items.next()).isZero();
      assertThat(call(client, FIRST, RpcStream.of(5)).execute()).isEqualTo(5);
      assertThat(produced.get()).isLessThanOrEqualTo(202);
      for (int i = 1; i < 1000; i++) {
        assertThat(items.next()).isEqualTo(i);
      }
    }
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void handlerThatNeedsNoMoreStopsACallerThatHasEndlesslyMany() throws Exception {
    assertThat(call(start(), FIRST, endless()).execute()).isZero();

    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void callerThatWaitsForItsOwnNextItemIsInterruptedWhenTheCallHasEnded() throws Exception {
    CompletableFuture<Throwable> interruption = new CompletableFuture<>();
    Iterator<Integer> waiting =
        new Iterator<>() {
          private boolean begun;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Integer next() {
            if (!begun) {
              begun = true;
              return 3;
            }
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interruption.complete(e);
            }
            throw new IllegalStateException("interrupted");
          }
        };

    assertThat(call(start(), FIRST, RpcStream.from(waiting, closed::countDown)).execute())
        .isEqualTo(3);

    assertThat(interruption.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void clientThatIsClosedEndsTheHandlersReading() throws Exception {
    RpcClient client = start();
    go.countDown();
    CompletableFuture<Long> sum = sum(client, endless()).executeAsync();
    while (produced.get() < 1000) {
      Thread.onSpinWait();
    }

    client.close();

    assertThatThrownBy(() -> sum.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CancelledException.class);
    assertThat(readerFailure.get(30, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void streamsOfBothSidesPassThroughABroker() {
    RpcBroker broker =
        RpcBroker.builder().frontend("tcp://127.0.0.1:*").backend("tcp://127.0.0.1:*").start();
    resources.add(broker);
    resources.add(RpcServer.builder().service(service).connect(broker.backends().get(0)).start());
    RpcClient client =
        RpcClient.builder()
            .connect(broker.frontends().get(0))
            .timeout(Duration.ofSeconds(60))
            .build();
    resources.add(client);
    go.countDown();

    assertThat(sum(client, range(2000)).execute()).isEqualTo(7 + 1_999_000);
    try (RpcStream<Integer> echo = call(client, ECHO, range(2000)).stream()) {
      assertThat(echo.stream()).hasSize(2000);
    }
  }

  @Test
  void dynamicCallsSendTheirLastArgumentAlongIfItIsAStream() {
    go.countDown();
    RpcClient client = start();

    assertThat(client.call("sum", 1000, RpcStream.of(1, 2, 3))).isEqualTo(1006L);
    try (RpcStream<Object> echo = client.stream("echo", RpcStream.of(1, 2))) {
      assertThat(echo.stream()).containsExactly(1L, 2L);
    }
  }

  @Test
  void endlessProducersEndWhenTheirReaderLeavesWhicheverViewItReads() throws Exception {
    RpcClient client = start();
    CountDownLatch enough = new CountDownLatch(100);
    client.stream("endless", "publisher")
        .publisher()
        .subscribe(
            new Flow.Subscriber<>() {
              private Flow.Subscription subscription;

              @Override
              public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(10);
              }

              @Override
              public void onNext(Object item) {
                subscription.request(1);
                enough.countDown();
                if (enough.getCount() == 0) {
                  subscription.cancel();
                }
              }

              @Override
              public void onError(Throwable cause) {}

              @Override
              public void onComplete() {}
            });

    assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endlessProducersEndWhenACallbackHasEnough() throws Exception {
    RpcClient client = start();
    AtomicInteger items = new AtomicInteger();

    CompletableFuture<Void> end =
        client.stream("endless", "stream")
            .forEachAsync(
                item -> {
                  assertThat(Thread.currentThread().getName()).startsWith("zerorpc-callback-");
                  if (items.incrementAndGet() == 500) {
                    throw new IllegalStateException("enough");
                  }
                });

    assertThatThrownBy(() -> end.get(30, TimeUnit.SECONDS)).hasMessageContaining("enough");
    assertThat(items.get()).isEqualTo(500);
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Quick until it waits: what it has made by then must not wait with it. */
  @Test
  void itemsBeforeAPauseOfAQuickProducerArriveWhileItPauses() throws Exception {
    MethodDescriptor<Integer> pausing =
        MethodDescriptor.stream("Test", "pausing", Codecs.I32).build();
    service.add(
        pausing,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.range(0, 3000)
                        .peek(
                            item -> {
                              if (item == 2000) {
                                awaitGo();
                              }
                            })
                        .iterator(),
                    () -> {})));
    RpcClient client = start();
    ClientCall<Integer> call = client.calls().call(pausing);

    try (RpcStream<Integer> stream = call.stream()) {
      Iterator<Integer> items = stream.iterator();
      for (int i = 0; i < 2000; i++) {
        assertThat(items.next()).isEqualTo(i);
      }
      go.countDown();
      for (int i = 2000; i < 3000; i++) {
        assertThat(items.next()).isEqualTo(i);
      }
      assertThat(items.hasNext()).isFalse();
    }
  }

  private void awaitGo() {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
