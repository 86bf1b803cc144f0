package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.CallOptions;
import dev.zerorpc.CancelledException;
import dev.zerorpc.LostRemoteException;
import dev.zerorpc.ProtocolException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class UnaryCallTest {
  private final EngineFixture fixture = new EngineFixture();

  @Test
  void answersWithTheHandlersResult() throws Exception {
    fixture.startServer();
    fixture.startClient();

    assertThat(fixture.hello("RPC").get()).isEqualTo("Hello, RPC");
    assertThat(fixture.eventsFromServer()).containsExactly("OK");
  }

  @Test
  void nothingIsSentOnAChannelAfterItsAnswer() throws Exception {
    fixture.startServer();
    fixture.startClient();
    fixture.hello("RPC").get();

    fixture.network.loop().advance(Duration.ofSeconds(30));

    assertThat(fixture.eventsFromServer()).containsExactly("OK");
    assertThat(fixture.eventsFromClients()).containsExactly("hello");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void bothSidesBeatWhileTheCallWaitsForAThread() throws Exception {
    fixture.runTasksAtOnce = false;
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> answer = fixture.hello("RPC");

    fixture.network.loop().advance(Duration.ofSeconds(12));
    fixture.runTasks();

    assertThat(answer.get()).isEqualTo("Hello, RPC");
    assertThat(fixture.eventsFromServer()).containsExactly("_zpc_hb", "_zpc_hb", "OK");
    assertThat(fixture.eventsFromClients()).containsExactly("hello", "_zpc_hb", "_zpc_hb");
  }

  @Test
  void unknownMethodIsANameErrorWithTheBareName() {
    fixture.startServer();
    fixture.startClient();
    MethodDescriptor<String> missing =
        MethodDescriptor.unary("Test", "missing", Codecs.STRING).build();

    assertThatThrownBy(() -> fixture.call(missing).executeAsync().get())
        .cause()
        .isInstanceOfSatisfying(
            RemoteException.class,
            error -> {
              assertThat(error.name()).isEqualTo("NameError");
              assertThat(error.remoteMessage()).isEqualTo("missing");
            });
  }

  @Test
  void privateNamesAreNotExposed() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "ok", Codecs.VOID).build(), call -> call.reply());
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(
            () ->
                fixture
                    .call(MethodDescriptor.unary("Test", "_zerorpc_secret", Codecs.ANY).build())
                    .executeAsync()
                    .get())
        .hasMessageContaining("NameError: _zerorpc_secret");
  }

  @Test
  void wrongNumberOfArgumentsIsATypeError() {
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(
            () ->
                fixture
                    .call(MethodDescriptor.unary("Test", "hello", Codecs.ANY).build())
                    .executeAsync()
                    .get())
        .hasMessageContaining("TypeError: hello() takes 1 argument but 0 were given");
  }

  @Test
  void wrongTypeOfAnArgumentIsATypeErrorThatNamesIt() {
    fixture.service.add(
        MethodDescriptor.unary("Test", "twice", Codecs.I32).parameter("n").build(),
        call -> call.reply(Codecs.I32, 2 * call.arguments().parameter("n").readI32()));
    fixture.startServer();
    fixture.startClient();
    var call =
        fixture.call(MethodDescriptor.unary("Test", "twice", Codecs.I32).parameter("n").build());
    call.arguments().writeString("three");

    assertThatThrownBy(() -> call.executeAsync().get())
        .hasMessageContaining("TypeError: twice: n: expected i32, found string");
  }

  @Test
  void whateverAHandlerThrowsIsOneAnswer() {
    MethodDescriptor<Void> boom = MethodDescriptor.unary("Test", "boom", Codecs.VOID).build();
    fixture.service.add(
        boom,
        call -> {
          throw new StackOverflowError("deep");
        });
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(() -> fixture.call(boom).executeAsync().get())
        .hasMessageContaining("StackOverflowError: deep");
    assertThat(fixture.eventsFromServer()).containsExactly("ERR");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void unencodableResultIsOneErrorAnswer() {
    MethodDescriptor<Object> odd = MethodDescriptor.unary("Test", "odd", Codecs.ANY).build();
    fixture.service.add(odd, call -> call.reply(Codecs.ANY, new Thread()));
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(() -> fixture.call(odd).executeAsync().get())
        .hasMessageContaining("EncodeException: result:");
    assertThat(fixture.eventsFromServer()).containsExactly("ERR");
  }

  @Test
  void dispatcherThatForgetsToAnswerIsAnErrorAnswer() {
    MethodDescriptor<Void> forgetful =
        MethodDescriptor.unary("Test", "forgetful", Codecs.VOID).build();
    fixture.service.add(forgetful, call -> {});
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(() -> fixture.call(forgetful).executeAsync().get())
        .hasMessageContaining("the dispatcher of Test.forgetful returned without an answer");
  }

  @Test
  void stackTracesCrossTheWireOnlyWhenSwitchedOn() {
    MethodDescriptor<Void> boom = MethodDescriptor.unary("Test", "boom", Codecs.VOID).build();
    LambdaService.Handler handler =
        call -> {
          throw new IllegalStateException("broken");
        };
    fixture.service.add(boom, handler);
    fixture.startServer();
    fixture.startClient();
    EngineFixture open = new EngineFixture();
    open.service.add(boom, handler);
    open.sendStackTraces = true;
    open.startServer();
    open.startClient();

    assertThat(traceback(fixture, boom)).isEqualTo("IllegalStateException: broken");
    assertThat(traceback(open, boom)).contains("at dev.zerorpc.internal.rpc.UnaryCallTest");
  }

  private static String traceback(EngineFixture fixture, MethodDescriptor<Void> method) {
    AtomicReference<String> text = new AtomicReference<>();
    assertThatThrownBy(() -> fixture.call(method).executeAsync().get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(RemoteException.class, error -> text.set(error.remoteTraceback()));
    return text.get();
  }

  @Test
  void futureOfAHandlerIsAnsweredWhenItCompletes() throws Exception {
    CompletableFuture<String> later = new CompletableFuture<>();
    MethodDescriptor<String> slow = MethodDescriptor.unary("Test", "slow", Codecs.STRING).build();
    fixture.service.add(slow, call -> call.replyWith(Codecs.STRING, later));
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> answer = fixture.call(slow).executeAsync();

    fixture.network.loop().advance(Duration.ofSeconds(11));
    assertThat(answer).isNotDone();
    assertThat(fixture.server.activeCalls()).isEqualTo(1);
    later.complete("done");

    assertThat(answer.get()).isEqualTo("done");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void cancelKeepsItsDistanceFromAHeartbeat() {
    MethodDescriptor<String> slow = MethodDescriptor.unary("Test", "slow", Codecs.STRING).build();
    fixture.service.add(
        slow, call -> call.replyWith(Codecs.STRING, new CompletableFuture<String>()));
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> answer = fixture.call(slow).executeAsync();
    fixture.network.loop().advance(Duration.ofMillis(5001));

    answer.cancel(true);

    assertThat(fixture.eventsFromClients()).containsExactly("slow", "_zpc_hb");
    fixture.network.loop().advance(Duration.ofMillis(60));
    assertThat(fixture.eventsFromClients()).containsExactly("slow", "_zpc_hb", "_zpc_cancel");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void cancellingAFutureEndsTheHandlersFutureAtOnce() {
    CompletableFuture<String> later = new CompletableFuture<>();
    MethodDescriptor<String> slow = MethodDescriptor.unary("Test", "slow", Codecs.STRING).build();
    fixture.service.add(slow, call -> call.replyWith(Codecs.STRING, later));
    fixture.startServer();
    fixture.startClient();

    fixture.call(slow).executeAsync().cancel(true);

    assertThat(fixture.eventsFromClients()).containsExactly("slow", "_zpc_cancel");
    assertThat(later).isCancelled();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void callThatTimesOutTellsTheServerAndALateAnswerIsDropped() {
    fixture.runTasksAtOnce = false;
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> answer = fixture.hello("RPC");

    fixture.network.loop().advance(Duration.ofSeconds(31));

    assertThatThrownBy(answer::get)
        .hasCauseInstanceOf(TimeoutExpiredException.class)
        .hasMessageContaining(
            "Test.hello at tcp://127.0.0.1:1: no answer within 30.0 s; the handler may still be"
                + " running");
    assertThat(fixture.eventsFromClients()).endsWith("_zpc_cancel");
    fixture.runTasks();
    assertThat(fixture.eventsFromServer()).doesNotContain("OK");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void timeoutOfTheCallGoesBeforeThatOfTheContractAndThatBeforeTheClients() {
    fixture.startClient();
    MethodDescriptor<String> hello =
        MethodDescriptor.unary("Test", "hello", Codecs.STRING)
            .timeout(Duration.ofSeconds(2))
            .build();
    CompletableFuture<String> contracts = fixture.call(hello).executeAsync();
    CompletableFuture<String> own =
        fixture
            .client
            .calls(CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(1)))
            .call(hello)
            .executeAsync();

    fixture.network.loop().advance(Duration.ofMillis(1100));
    assertThat(own).isCompletedExceptionally();
    assertThat(contracts).isNotDone();
    fixture.network.loop().advance(Duration.ofSeconds(1));
    assertThat(contracts).isCompletedExceptionally();
  }

  @Test
  void serverSkipsACallWhoseCallerHasGivenUpInTheMeantime() {
    fixture.runTasksAtOnce = false;
    AtomicReference<CallContext> seen = new AtomicReference<>();
    MethodDescriptor<Void> note = MethodDescriptor.unary("Test", "note", Codecs.VOID).build();
    fixture.service.add(
        note,
        call -> {
          seen.set(CallContext.current());
          call.reply();
        });
    fixture.startServer();
    fixture.startClient();
    fixture.network.cut();
    var unused = fixture.call(note).executeAsync();
    byte[] request = fixture.network.fromClients().get(0);
    fixture.network.toServer(fixture.network.strangePeer("other"), request);

    fixture.network.loop().advance(Duration.ofSeconds(14));
    fixture.network.toServer(
        fixture.network.strangePeer("other"), beat(request)); // keeps the channel open
    fixture.network.loop().advance(Duration.ofSeconds(11));
    fixture.network.toServer(fixture.network.strangePeer("other"), beat(request));
    fixture.network.loop().advance(Duration.ofSeconds(6));
    fixture.runTasks();

    assertThat(unused).isCompletedExceptionally();
    assertThat(seen.get()).isNull();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  private static byte[] beat(byte[] request) {
    var id = dev.zerorpc.internal.event.EventCodec.decode(request).messageId();
    var out = new dev.zerorpc.internal.event.MessageWriter();
    dev.zerorpc.internal.event.EventCodec.writeHead(
        out, new dev.zerorpc.internal.event.MessageIds().next(), id, "_zpc_hb");
    out.writeArrayHeader(0);
    return out.toByteArray();
  }

  @Test
  void silentServerIsLostAfterThreeIntervalsAndTheClientStaysUsable() throws Exception {
    fixture.runTasksAtOnce = false;
    fixture.startServer();
    fixture.startClient();
    fixture.network.cut();
    CompletableFuture<String> answer = fixture.hello("RPC");

    fixture.network.loop().advance(Duration.ofMillis(14_900));
    assertThat(answer).isNotDone();
    fixture.network.loop().advance(Duration.ofMillis(200));

    assertThatThrownBy(answer::get)
        .hasCauseInstanceOf(LostRemoteException.class)
        .hasMessageContaining("not one heartbeat within 15.0 s");
  }

  @Test
  void lostClientCancelsItsHandler() {
    AtomicReference<CallContext> seen = new AtomicReference<>();
    MethodDescriptor<String> slow = MethodDescriptor.unary("Test", "slow", Codecs.STRING).build();
    fixture.service.add(
        slow,
        call -> {
          seen.set(CallContext.current());
          call.replyWith(Codecs.STRING, new CompletableFuture<>());
        });
    fixture.startServer();
    fixture.startClient();
    var unused = fixture.call(slow).executeAsync();
    fixture.network.cut();
    assertThat(seen.get().isCancelled()).isFalse();

    fixture.network.loop().advance(Duration.ofSeconds(16));

    assertThat(seen.get().isCancelled()).isTrue();
    assertThat(unused).isCompletedExceptionally();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void callToAnAbsentServerEndsAndIsNeverDeliveredLater() {
    fixture.network.connected(false);
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> lost = fixture.hello("old");
    fixture.network.loop().advance(Duration.ofSeconds(16));
    assertThatThrownBy(lost::get)
        .hasCauseInstanceOf(LostRemoteException.class)
        .hasMessageContaining(
            "no connection within 15.0 s (the network is down); is a server listening there?");

    fixture.network.connected(true);
    CompletableFuture<String> next = fixture.hello("new");

    assertThat(next).isCompletedWithValue("Hello, new");
    assertThat(fixture.eventsFromClients()).containsExactly("hello");
  }

  @Test
  void callMadeBeforeTheConnectionIsDeliveredWhenItComesAboutInTime() {
    fixture.network.connected(false);
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> early = fixture.hello("early");
    fixture.network.loop().advance(Duration.ofSeconds(10));

    fixture.network.connected(true);

    assertThat(early).isCompletedWithValue("Hello, early");
  }

  @Test
  void fullQueueIsAnsweredWithServerBusyAtOnce() {
    fixture.runTasksAtOnce = false;
    fixture.queueLimit = 2;
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> first = fixture.hello("1");
    CompletableFuture<String> second = fixture.hello("2");
    CompletableFuture<String> third = fixture.hello("3");

    assertThatThrownBy(third::get).hasCauseInstanceOf(ServerBusyException.class);
    fixture.runTasks();
    assertThat(first).isCompletedWithValue("Hello, 1");
    assertThat(second).isCompletedWithValue("Hello, 2");
  }

  @Test
  void tooManyOpenCallsFailOnTheClientAndNothingIsSent() {
    fixture.runTasksAtOnce = false;
    fixture.maxPendingCalls = 1;
    fixture.startServer();
    fixture.startClient();
    CompletableFuture<String> first = fixture.hello("1");
    CompletableFuture<String> second = fixture.hello("2");

    assertThatThrownBy(second::get).hasCauseInstanceOf(ServerBusyException.class);
    assertThat(fixture.eventsFromClients()).containsExactly("hello");
    fixture.runTasks();
    assertThat(first).isCompletedWithValue("Hello, 1");
    CompletableFuture<String> third = fixture.hello("3");
    fixture.runTasks();
    assertThat(third).isCompletedWithValue("Hello, 3");
  }

  @Test
  void streamAsAnswerToAPlainCallIsAProtocolError() {
    fixture.startServer();
    fixture.startClient();
    var call =
        fixture.call(
            MethodDescriptor.unary("Test", "range", Codecs.ANY)
                .parameter("from")
                .parameter("to")
                .build());
    call.arguments().writeI32(0);
    call.arguments().writeI32(3);

    assertThatThrownBy(() -> call.executeAsync().get())
        .hasCauseInstanceOf(ProtocolException.class)
        .hasMessageContaining("declare the result as RpcStream");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void closingTheClientEndsItsCalls() {
    fixture.runTasksAtOnce = false;
    fixture.startServer();
    ClientEngine client = fixture.startClient();
    CompletableFuture<String> answer = fixture.hello("RPC");

    client.close();

    assertThatThrownBy(answer::get).hasCauseInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> fixture.hello("again").get())
        .hasCauseInstanceOf(CancelledException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void oneWayCallIsExecutedAndItsAnswerIsDropped() {
    AtomicReference<String> counted = new AtomicReference<>();
    var count = MethodDescriptor.oneWay("Test", "count").parameter("name").build();
    fixture.service.add(
        count,
        call -> {
          counted.set(call.arguments().readString());
          call.reply();
        });
    fixture.startServer();
    fixture.startClient();
    var call = fixture.call(count);
    call.arguments().writeString("hits");
    call.send();

    assertThat(counted.get()).isEqualTo("hits");
    assertThat(fixture.client.droppedOneWayCalls()).isZero();
  }

  @Test
  void oneWayCallsThatWaitedForTheConnectionAreAllDelivered() {
    AtomicInteger counted = new AtomicInteger();
    var count = MethodDescriptor.oneWay("Test", "count").build();
    fixture.service.add(
        count,
        call -> {
          counted.incrementAndGet();
          call.reply();
        });
    fixture.network.connected(false);
    fixture.startServer();
    fixture.startClient();
    for (int i = 0; i < 500; i++) {
      fixture.call(count).send();
    }

    fixture.network.connected(true);

    assertThat(counted.get()).isEqualTo(500);
    assertThat(fixture.client.droppedOneWayCalls()).isZero();
  }

  @Test
  void oneWayCallThatCannotBeSentInTimeIsCounted() {
    fixture.network.connected(false);
    fixture.startServer();
    fixture.startClient();
    fixture.call(MethodDescriptor.oneWay("Test", "count").build()).send();

    fixture.network.loop().advance(Duration.ofSeconds(31));
    fixture.network.connected(true);

    assertThat(fixture.client.droppedOneWayCalls()).isEqualTo(1);
    assertThat(fixture.eventsFromClients()).isEmpty();
  }
}
