package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.CancelledException;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.ProtocolException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.ServerLimits;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.testing.RecordingPublisher;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that callers send along with their calls. */
class CallerStreamTest {
  private static final MethodDescriptor<Long> SUM =
      MethodDescriptor.unary("Test", "sum", Codecs.I64)
          .parameter("start")
          .streamParameter("values")
          .build();
  private static final MethodDescriptor<Integer> ECHO =
      MethodDescriptor.stream("Test", "echo", Codecs.I32).streamParameter("values").build();
  private static final MethodDescriptor<String> DEAF =
      MethodDescriptor.unary("Test", "deaf", Codecs.STRING).streamParameter("values").build();

  private final EngineFixture fixture = new EngineFixture();
  private final List<Integer> received = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> readerFailure = new AtomicReference<>();
  private final AtomicInteger produced = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final CompletableFuture<String> deafAnswer = new CompletableFuture<>();
  private @Nullable RpcStream<Integer> unread;

  @BeforeEach
  void start() {
    fixture.service.add(
        SUM,
        call -> {
          long start = call.arguments().parameter("start").readI64();
          CompletableFuture<Void> end = call.items(Codecs.I32).forEachAsync(received::add);
          call.replyWith(
              Codecs.I64,
              end.handle(
                  (nothing, failure) -> {
                    if (failure != null) {
                      readerFailure.set(failure);
                      throw new CompletionException(failure);
                    }
                    return start + received.stream().mapToLong(Integer::longValue).sum();
                  }));
        });
    fixture.service.add(ECHO, call -> call.replyAll(Codecs.I32, call.items(Codecs.I32)));
    fixture.service.add(
        DEAF,
        call -> {
          unread = call.items(Codecs.I32);
          call.replyWith(Codecs.STRING, deafAnswer);
        });
    fixture.startServer();
    fixture.startClient();
  }

  private ClientCall<Long> sum(RpcStream<Integer> values) {
    ClientCall<Long> call = fixture.call(SUM);
    call.arguments().parameter("start").writeI64(1000);
    call.items(Codecs.I32, values);
    return call;
  }

  private <R> ClientCall<R> call(MethodDescriptor<R> method, RpcStream<Integer> values) {
    ClientCall<R> call = fixture.call(method);
    call.items(Codecs.I32, values);
    return call;
  }

  private RpcStream<Integer> endless() {
    return RpcStream.from(
        IntStream.generate(produced::getAndIncrement).iterator(), closed::incrementAndGet);
  }

  private RpcStream<Integer> range(int count) {
    return RpcStream.from(IntStream.range(0, count).iterator(), closed::incrementAndGet);
  }

  private void advance(Duration time) {
    fixture.network.loop().advance(time);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 99, 100, 101, 250, 5000})
  void everyItemArrivesInOrderAndThenTheAnswerComes(int count) {
    CompletableFuture<Long> sum = sum(range(count)).executeAsync();

    assertThat(sum).isCompletedWithValue(1000 + (long) count * (count - 1) / 2);
    assertThat(received).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void nothingIsSentBeforeTheServerGrantsIt() {
    fixture.runTasksAtOnce = false;
    CompletableFuture<Long> sum = sum(range(3)).executeAsync();
    advance(Duration.ofSeconds(1));
    assertThat(fixture.eventsFromClients()).containsExactly("sum");

    fixture.runTasks();
    fixture.runTasksAtOnce = true;
    fixture.runTasks();

    assertThat(fixture.eventsFromClients())
        .containsExactly("sum", "STREAM", "STREAM", "STREAM", "STREAM_DONE");
    assertThat(sum).isCompletedWithValue(1003L);
  }

  @Test
  void serverGrantsAWindowAndThenHalfOfItAtATime() {
    assertThat(sum(range(1000)).executeAsync()).isDone();

    int grants = Collections.frequency(fixture.eventsFromServer(), "_zpc_more");
    assertThat(grants).isBetween(15, 25);
  }

  @Test
  void handlerThatDoesNotReadHoldsTheProducerBackForLong() {
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();

    advance(Duration.ofMinutes(10));

    assertThat(produced.get()).isEqualTo(100);
    assertThat(answer).isNotDone();
    Iterator<Integer> items = unread.iterator();
    for (int i = 0; i < 500; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    assertThat(produced.get()).isLessThanOrEqualTo(600);
  }

  @Test
  void handlerThatAnswersBeforeTheEndStopsTheProducer() {
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();

    deafAnswer.complete("enough");

    assertThat(answer).isCompletedWithValue("enough");
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
    assertThat(fixture.eventsFromClients()).doesNotContain("_zpc_cancel");
    Iterator<Integer> rest = unread.iterator();
    for (int i = 0; i < 100; i++) {
      assertThat(rest.next()).isEqualTo(i);
    }
    assertThatThrownBy(rest::hasNext)
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("has been answered");
  }

  @Test
  void handlerThatFailsStopsTheProducerAndIsTheFailure() {
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();

    deafAnswer.completeExceptionally(new IllegalStateException("full"));

    assertThatThrownBy(answer::join)
        .hasCauseInstanceOf(RemoteException.class)
        .hasMessageContaining("IllegalStateException: full");
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void methodThatNobodyKnowsStopsTheProducer() {
    MethodDescriptor<String> unknown =
        MethodDescriptor.unary("Test", "unknown", Codecs.STRING).streamParameter("values").build();

    CompletableFuture<String> answer = call(unknown, endless()).executeAsync();

    assertThatThrownBy(answer::join).hasMessageContaining("NameError: unknown");
    assertThat(closed.get()).isEqualTo(1);
    assertThat(produced.get()).isZero();
  }

  @Test
  void producerThatFailsGivesTheCallUpWithItsOwnException() {
    IllegalStateException failure = new IllegalStateException("disk");
    CompletableFuture<Long> sum =
        sum(RpcStream.from(
                IntStream.range(0, 10)
                    .map(
                        i -> {
                          if (i == 5) {
                            throw failure;
                          }
                          return i;
                        })
                    .iterator(),
                closed::incrementAndGet))
            .executeAsync();

    assertThatThrownBy(sum::join).hasCause(failure);
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.eventsFromClients()).endsWith("_zpc_cancel");
    assertThat(received).containsExactly(0, 1, 2, 3, 4);
    assertThat(readerFailure.get())
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("Test.sum: the caller has given the call up");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void checkedFailureOfAPublisherIsTheCauseOfTheCallsFailure() {
    RecordingPublisher<Integer> publisher = new RecordingPublisher<>();
    CompletableFuture<Long> sum = sum(RpcStream.from(publisher)).executeAsync();

    publisher.subscriber().onError(new IOException("disk"));

    assertThatThrownBy(sum::join)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void itemThatCannotBeEncodedGivesTheCallUp() {
    ClientCall<Long> call = fixture.call(SUM);
    call.arguments().parameter("start").writeI64(0);
    call.items(Codecs.STRING, RpcStream.of("a", null));

    assertThatThrownBy(call.executeAsync()::join).hasMessageContaining("item");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void itemOfTheWrongTypeIsAnErrorOfTheCallThatNamesTheParameter() {
    ClientCall<Long> call = fixture.call(SUM);
    call.arguments().parameter("start").writeI64(0);
    call.items(Codecs.STRING, RpcStream.of("a"));

    assertThatThrownBy(call.executeAsync()::join)
        .hasMessageContaining("TypeError")
        .hasMessageContaining("values");
  }

  @Test
  void publisherOfTheCallerIsAskedForWhatTheServerGrants() {
    RecordingPublisher<Integer> publisher = new RecordingPublisher<>();
    CompletableFuture<String> answer = call(DEAF, RpcStream.from(publisher)).executeAsync();
    assertThat(publisher.requests()).containsExactly(100L);

    for (int i = 0; i < 100; i++) {
      publisher.subscriber().onNext(i);
    }
    assertThat(publisher.requested()).isEqualTo(100);
    for (int i = 0; i < 60; i++) {
      assertThat(unread.iterator().next()).isEqualTo(i);
    }
    assertThat(publisher.requested()).isBetween(101L, 160L);

    deafAnswer.complete("x");
    assertThat(answer).isCompletedWithValue("x");
    assertThat(publisher.isCancelled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 99, 100, 101, 1000})
  void bothSidesStreamAtOnce(int count) {
    List<Integer> items = new ArrayList<>();
    try (RpcStream<Integer> echo = call(ECHO, range(count)).stream()) {
      echo.forEach(items::add);
    }

    assertThat(items).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void slowReaderOfTheResultsHoldsTheCallersOwnItemsBack() {
    Iterator<Integer> echo = call(ECHO, endless()).stream().iterator();
    assertThat(echo.next()).isZero();

    advance(Duration.ofMinutes(10));

    assertThat(produced.get()).isLessThanOrEqualTo(202);
    assertThat(echo.next()).isEqualTo(1);
  }

  @Test
  void leavingTheResultsStopsTheCallersOwnItems() {
    RpcStream<Integer> echo = call(ECHO, endless()).stream();
    assertThat(echo.iterator().next()).isZero();

    echo.close();

    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.eventsFromClients())
        .as("a server that takes streams is told at once")
        .endsWith("_zpc_cancel");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void cancellingTheFutureStopsTheProducerAndTheReader() {
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();

    answer.cancel(true);

    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
    assertThat(deafAnswer).isCancelled();
  }

  @Test
  void callerThatIsLostEndsTheReader() {
    RecordingPublisher<Integer> publisher = new RecordingPublisher<>();
    CompletableFuture<Long> sum = sum(RpcStream.from(publisher)).executeAsync();
    publisher.subscriber().onNext(1);
    fixture.network.cut();

    advance(Duration.ofSeconds(16));

    assertThat(readerFailure.get())
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("the caller was lost");
    assertThatThrownBy(sum::join).hasCauseInstanceOf(LostRemoteException.class);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void serverThatIsLostEndsTheProducer() {
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();
    fixture.network.cut();

    advance(Duration.ofSeconds(16));

    assertThatThrownBy(answer::join).hasCauseInstanceOf(LostRemoteException.class);
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void clientThatIsClosedEndsTheProducer() {
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();

    fixture.client.close();

    assertThatThrownBy(answer::join).hasCauseInstanceOf(CancelledException.class);
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void timeoutDoesNotRunWhileItemsAreSentAndRunsAfterTheLast() {
    RecordingPublisher<Integer> publisher = new RecordingPublisher<>();
    CompletableFuture<String> answer = call(DEAF, RpcStream.from(publisher)).executeAsync();

    advance(Duration.ofHours(1));
    publisher.subscriber().onNext(1);
    assertThat(answer).isNotDone();
    publisher.subscriber().onComplete();
    advance(Duration.ofSeconds(29));
    assertThat(answer).isNotDone();
    advance(Duration.ofSeconds(2));

    assertThatThrownBy(answer::join).hasCauseInstanceOf(TimeoutExpiredException.class);
  }

  @Test
  void timeoutRunsUntilTheServerTakesTheStream() {
    fixture.runTasksAtOnce = false;
    CompletableFuture<String> answer = call(DEAF, endless()).executeAsync();

    advance(Duration.ofSeconds(31));

    assertThatThrownBy(answer::join).hasCauseInstanceOf(TimeoutExpiredException.class);
    assertThat(closed.get()).isEqualTo(1);
    assertThat(produced.get()).isZero();
  }

  @Test
  void handlerOfACallerThatStillSendsIsInNoHurry() {
    MethodDescriptor<String> left =
        MethodDescriptor.unary("Test", "left", Codecs.STRING).streamParameter("values").build();
    EngineFixture other = new EngineFixture();
    other.service.add(
        left,
        call -> {
          call.items(Codecs.I32);
          call.reply(Codecs.STRING, CallContext.current().timeLeft().toString());
        });
    other.startServer();
    other.startClient();
    ClientCall<String> call = other.call(left);
    call.items(Codecs.I32, RpcStream.of(1));

    assertThat(call.executeAsync()).isCompletedWithValue("Optional.empty");
  }

  @Test
  void serverThatKnowsNothingOfTheStreamIsAClearError() {
    EngineFixture stock = new EngineFixture();
    stock.startServer();
    stock.startClient();
    MethodDescriptor<String> hello =
        MethodDescriptor.unary("Test", "hello", Codecs.STRING)
            .parameter("name")
            .streamParameter("values")
            .build();
    ClientCall<String> call = stock.call(hello);
    call.arguments().parameter("name").writeString("x");
    call.items(Codecs.I32, endless());

    assertThatThrownBy(call.executeAsync()::join)
        .hasCauseInstanceOf(ProtocolException.class)
        .hasMessageContaining("answered without taking the stream");
    assertThat(closed.get()).isEqualTo(1);
    assertThat(stock.eventsFromClients())
        .as("nothing follows an answer that is the end")
        .containsExactly("hello");

    MethodDescriptor<Integer> range =
        MethodDescriptor.stream("Test", "range", Codecs.I32).streamParameter("values").build();
    ClientCall<Integer> wrong = stock.call(range);
    wrong.items(Codecs.I32, endless());
    assertThatThrownBy(wrong.stream().iterator()::hasNext)
        .hasMessageContaining("TypeError: range() takes 2 arguments but 0 were given");
  }

  @Test
  void callerThatSendsMoreThanItWasGrantedIsRefusedAndItsCallEnds() {
    Envelope stranger = fixture.network.strangePeer("stranger");
    MessageIds ids = new MessageIds();
    MessageId id = ids.next();
    fixture.network.toServer(stranger, event(id, null, "deaf", true));
    for (int i = 0; i < 100; i++) {
      fixture.network.toServer(stranger, event(ids.next(), id, "STREAM", false));
    }
    assertThat(fixture.server.activeCalls()).isEqualTo(1);

    fixture.network.toServer(stranger, event(ids.next(), id, "STREAM", false));
    fixture.network.toServer(stranger, event(ids.next(), id, "STREAM", false));

    assertThat(fixture.server.activeCalls()).isZero();
    assertThat(deafAnswer).isCancelled();
    assertThat(fixture.eventsFromServer()).endsWith("ERR");
  }

  @Test
  void itemsOfACallWhoseHandlerHasNotBegunAreNotKept() {
    fixture.runTasksAtOnce = false;
    Envelope stranger = fixture.network.strangePeer("stranger");
    MessageIds ids = new MessageIds();
    MessageId id = ids.next();
    fixture.network.toServer(stranger, event(id, null, "deaf", true));

    fixture.network.toServer(stranger, event(ids.next(), id, "STREAM", false));

    assertThat(fixture.eventsFromServer()).containsExactly("ERR");
    fixture.runTasks();
    assertThat(fixture.server.activeCalls()).isZero();
    assertThat(unread).as("the handler").isNull();
  }

  @Test
  void itemsThatNobodyReadsCountAmongTheBytesOfRequests() {
    EngineFixture small = new EngineFixture();
    // Less than a window of such items, more than come together before their reader is told.
    small.limits = ServerLimits.DEFAULT.withRequestBytes(100_000, 9500);
    small.service.add(
        DEAF,
        call -> {
          unread = call.items(Codecs.I32);
          call.replyWith(Codecs.STRING, deafAnswer);
        });
    small.service.add(
        SUM,
        call -> {
          call.arguments().parameter("start").readI64();
          AtomicInteger count = new AtomicInteger();
          call.replyWith(
              Codecs.I64,
              call.items(Codecs.I32)
                  .forEachAsync(item -> count.incrementAndGet())
                  .thenApply(end -> count.longValue()));
        });
    small.startServer();
    small.startClient();
    ClientCall<Long> sum = small.call(SUM);
    sum.arguments().parameter("start").writeI64(0);
    sum.items(Codecs.I32, range(5000));
    assertThat(sum.executeAsync()).as("what has been read is free").isCompletedWithValue(5000L);

    ClientCall<String> deaf = small.call(DEAF);
    deaf.items(Codecs.I32, endless());
    CompletableFuture<String> answer = deaf.executeAsync();

    assertThatThrownBy(answer::join).hasMessageContaining("hold").hasMessageContaining("smaller");
    assertThat(closed.get()).as("both streams").isEqualTo(2);
    assertThat(small.server.activeCalls()).isZero();
    assertThat(small.hello("x")).as("all of it is free again").isCompletedWithValue("Hello, x");
  }

  @Test
  void itemsForMethodsThatTakeNoneAreIgnored() {
    fixture.runTasksAtOnce = false;
    Envelope stranger = fixture.network.strangePeer("stranger");
    MessageIds ids = new MessageIds();
    MessageId id = ids.next();
    fixture.network.toServer(stranger, event(id, null, "hello", false));
    for (int i = 0; i < 500; i++) {
      fixture.network.toServer(stranger, event(ids.next(), id, "STREAM", false));
    }

    fixture.runTasks();

    assertThat(fixture.eventsFromServer()).containsExactly("ERR");
  }

  @Test
  void endThatIsGrantedNothingIsTakenAllTheSame() {
    fixture.runTasksAtOnce = false;
    Envelope stranger = fixture.network.strangePeer("stranger");
    MessageIds ids = new MessageIds();
    MessageId id = ids.next();
    fixture.network.toServer(stranger, event(id, null, "echo", true));
    fixture.network.toServer(stranger, event(ids.next(), id, "STREAM_DONE", true));

    fixture.runTasks();

    assertThat(fixture.eventsFromServer()).containsExactly("STREAM_DONE");
  }

  private static byte[] event(
      MessageId id, @Nullable MessageId responseTo, String name, boolean noArguments) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, id, responseTo, name);
    if (noArguments) {
      out.writeArrayHeader(0);
    } else {
      out.writeLong(7);
    }
    return out.toByteArray();
  }
}
