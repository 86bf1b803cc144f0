package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.testing.RecordingSubscriber;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ways to read a stream without a waiting thread. */
@Timeout(60)
class StreamViewsTest {
  private static final MethodDescriptor<Integer> ENDLESS =
      MethodDescriptor.stream("Test", "endless", Codecs.I32).build();

  private final EngineFixture fixture = new EngineFixture();
  private final AtomicInteger produced = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Queue<Runnable> turns = new ArrayDeque<>();

  private void start() {
    fixture.service.add(
        ENDLESS,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.generate(produced::getAndIncrement).iterator(),
                    closed::incrementAndGet)));
    fixture.startServer();
    fixture.startClient();
  }

  private RecordingSubscriber<Integer> subscribe(RpcStream<Integer> stream, long atOnce) {
    RecordingSubscriber<Integer> subscriber = new RecordingSubscriber<>(atOnce);
    stream.publisher().subscribe(subscriber);
    return subscriber;
  }

  private void runTurns() {
    Runnable turn;
    while ((turn = turns.poll()) != null) {
      turn.run();
    }
  }

  @Test
  void publisherDeliversWhatIsRequestedAndThenTheEnd() {
    start();

    RecordingSubscriber<Integer> subscriber = subscribe(fixture.range(0, 250), 3);
    assertThat(subscriber.items()).containsExactly(0, 1, 2);
    subscriber.request(246);
    assertThat(subscriber.items()).hasSize(249);
    assertThat(subscriber.ends()).isZero();
    subscriber.request(1);

    assertThat(subscriber.items()).isEqualTo(IntStream.range(0, 250).boxed().toList());
    assertThat(subscriber.ends()).isEqualTo(1);
    assertThat(subscriber.failure()).isNull();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void subscriberThatRequestsNothingHoldsTheServerBack() {
    start();

    RecordingSubscriber<Integer> subscriber = subscribe(fixture.call(ENDLESS).stream(), 0);
    fixture.network.loop().advance(Duration.ofMinutes(5));
    assertThat(produced.get()).isEqualTo(1);
    subscriber.request(2);
    fixture.network.loop().advance(Duration.ofMinutes(5));

    assertThat(subscriber.items()).containsExactly(0, 1);
    assertThat(produced.get()).isLessThanOrEqualTo(102);
  }

  @Test
  void cancellingCancelsTheCallAndNothingMoreIsSignalled() {
    start();
    RecordingSubscriber<Integer> subscriber = subscribe(fixture.call(ENDLESS).stream(), 5);

    subscriber.cancel();
    subscriber.request(100);
    subscriber.cancel();
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(subscriber.items()).hasSize(5);
    assertThat(subscriber.ends()).isZero();
    assertThat(fixture.eventsFromClients()).endsWith("_zpc_cancel");
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void cancellingInsideOfASignalIsTheLastSignal() {
    RecordingSubscriber<Integer> subscriber =
        new RecordingSubscriber<>(Long.MAX_VALUE) {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            if (item == 2) {
              cancel();
            }
          }
        };

    RpcStream.of(0, 1, 2, 3, 4).publisher(Runnable::run).subscribe(subscriber);

    assertThat(subscriber.items()).containsExactly(0, 1, 2);
    assertThat(subscriber.ends()).isZero();
  }

  @Test
  void requestOfNothingEndsTheStreamAndNamesTheRule() {
    start();
    RecordingSubscriber<Integer> subscriber = subscribe(fixture.call(ENDLESS).stream(), 1);

    subscriber.request(-3);
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(subscriber.failure())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-3")
        .hasMessageContaining("3.9");
    assertThat(subscriber.ends()).isEqualTo(1);
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void secondSubscriberIsToldThatThereIsOne() {
    var publisher = RpcStream.of(1, 2).publisher(Runnable::run);
    RecordingSubscriber<Integer> first = new RecordingSubscriber<>(10);
    RecordingSubscriber<Integer> second = new RecordingSubscriber<>(10);

    publisher.subscribe(first);
    publisher.subscribe(second);

    assertThat(first.items()).containsExactly(1, 2);
    assertThat(second.items()).isEmpty();
    assertThat(second.failure()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void requestsInsideOfSignalsDoNotNest() {
    int count = 200_000;
    RecordingSubscriber<Integer> subscriber =
        new RecordingSubscriber<>(1) {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            request(1);
          }
        };

    RpcStream.from(IntStream.range(0, count).boxed())
        .publisher(Runnable::run)
        .subscribe(subscriber);

    assertThat(subscriber.items()).hasSize(count);
    assertThat(subscriber.ends()).isEqualTo(1);
  }

  @Test
  void nothingIsSignalledBeforeOnSubscribeHasReturned() {
    List<String> order = new ArrayList<>();
    RecordingSubscriber<Integer> subscriber =
        new RecordingSubscriber<>(10) {
          @Override
          public void onSubscribe(java.util.concurrent.Flow.Subscription given) {
            super.onSubscribe(given);
            order.add("subscribed");
          }

          @Override
          public void onNext(Integer item) {
            order.add("item");
          }
        };

    RpcStream.of(1).publisher(Runnable::run).subscribe(subscriber);

    assertThat(order).containsExactly("subscribed", "item");
  }

  @Test
  void failureOfTheCallIsTheErrorAfterTheItemsThatCame() {
    start();
    RecordingSubscriber<Integer> subscriber = subscribe(fixture.call(ENDLESS).stream(), 1);
    fixture.network.cut();

    fixture.network.loop().advance(Duration.ofSeconds(16));
    assertThat(subscriber.ends()).as("items are left that it did not request").isZero();
    subscriber.request(Long.MAX_VALUE);

    assertThat(subscriber.failure()).isInstanceOf(LostRemoteException.class);
    assertThat(subscriber.items()).hasSize(produced.get());
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void nullItemIsAnErrorThatSaysSo() {
    RecordingSubscriber<Integer> subscriber = new RecordingSubscriber<>(10);

    RpcStream.from(Arrays.asList(1, (Integer) null, 3))
        .publisher(Runnable::run)
        .subscribe(subscriber);

    assertThat(subscriber.items()).containsExactly(1);
    assertThat(subscriber.failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("publisher cannot carry");
  }

  @Test
  void executorThatTakesNothingEndsTheStreamWithItsRefusal() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    RecordingSubscriber<Integer> subscriber =
        new RecordingSubscriber<>(10) {
          @Override
          public void onError(Throwable cause) {
            failure.complete(cause);
          }
        };

    RpcStream.of(1)
        .publisher(
            task -> {
              throw new RejectedExecutionException("shut down");
            })
        .subscribe(subscriber);

    assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(RejectedExecutionException.class);
    assertThat(subscriber.items()).isEmpty();
  }

  @Test
  void subscriberThatThrowsHasCancelled() {
    start();
    RecordingSubscriber<Integer> subscriber =
        new RecordingSubscriber<>(10) {
          @Override
          public void onNext(Integer item) {
            throw new IllegalStateException("subscriber");
          }
        };

    fixture.call(ENDLESS).stream().publisher().subscribe(subscriber);
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(subscriber.ends()).isZero();
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void callbackGetsTheNextItemWhenItHasReturnedFromTheOneBefore() {
    start();
    AtomicInteger inside = new AtomicInteger();
    List<Integer> items = new ArrayList<>();
    CompletableFuture<Void> end =
        fixture
            .range(0, 300)
            .forEachAsync(
                item -> {
                  assertThat(inside.incrementAndGet()).isEqualTo(1);
                  items.add(item);
                  inside.decrementAndGet();
                },
                turns::add);
    assertThat(items).isEmpty();

    runTurns();

    assertThat(end).isCompletedWithValue(null);
    assertThat(items).isEqualTo(IntStream.range(0, 300).boxed().toList());
  }

  @Test
  void callbackThatIsSlowHoldsTheServerBack() {
    start();
    AtomicInteger items = new AtomicInteger();
    var end = fixture.call(ENDLESS).stream().forEachAsync(i -> items.incrementAndGet(), turns::add);

    fixture.network.loop().advance(Duration.ofMinutes(5));
    assertThat(produced.get()).isEqualTo(1);
    turns.remove().run();
    fixture.network.loop().advance(Duration.ofMinutes(5));

    // One turn takes a bounded number of items, the rest waits for the next.
    assertThat(items.get()).isLessThanOrEqualTo(256);
    assertThat(produced.get()).isLessThanOrEqualTo(items.get() + 101);
    assertThat(end).isNotDone();
  }

  @Test
  void callbackThatThrowsClosesTheStreamAndIsTheFailure() {
    start();
    IllegalStateException failure = new IllegalStateException("callback");

    CompletableFuture<Void> end =
        fixture.call(ENDLESS).stream()
            .forEachAsync(
                item -> {
                  throw failure;
                });
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(end)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(IllegalStateException.class);
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void cancellingTheFutureOfACallbackClosesTheStream() {
    start();
    List<Integer> items = new ArrayList<>();
    var end = fixture.call(ENDLESS).stream().forEachAsync(items::add, turns::add);
    turns.remove().run();
    int before = items.size();

    assertThat(end.cancel(true)).isTrue();
    runTurns();
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(items).hasSize(before);
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void lostServerFailsTheFutureOfACallback() {
    start();
    var end = fixture.call(ENDLESS).stream().forEachAsync(item -> {}, turns::add);
    fixture.network.cut();
    fixture.network.loop().advance(Duration.ofSeconds(16));
    runTurns();

    assertThatThrownBy(end::join).hasCauseInstanceOf(LostRemoteException.class);
  }

  @Test
  void closingTheJavaStreamCancelsTheCall() {
    start();
    try (Stream<Integer> items = fixture.call(ENDLESS).stream().stream()) {
      assertThat(items.limit(3).toList()).containsExactly(0, 1, 2);
    }
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(Collections.frequency(fixture.eventsFromClients(), "_zpc_cancel")).isEqualTo(1);
    assertThat(closed.get()).isEqualTo(1);
  }
}
