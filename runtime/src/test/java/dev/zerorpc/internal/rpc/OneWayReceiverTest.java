package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.CallContext;
import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.testing.FakeSockets;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.internal.transport.MessageSocket.DropReason;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a puller hands messages to handlers, and when it stops reading. */
class OneWayReceiverTest {
  private static final int QUEUE = 4;

  private final FakeSockets network = new FakeSockets();
  private final LambdaService service = new LambdaService();
  private final MessageIds ids = new MessageIds();
  private final List<Integer> handled = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean rejecting;

  private OneWayReceiver start() {
    service.add(
        MethodDescriptor.oneWay("Test", "count").parameter("by").build(),
        call -> {
          handled.add(call.arguments().parameter("by").readI32());
          call.reply();
        });
    return new OneWayReceiver(
        network,
        new OneWayReceiverSettings(
            SocketRole.PULL,
            List.of(service),
            List.of("tcp://*:1"),
            List.of("tcp://a:2"),
            QUEUE,
            Duration.ZERO),
        CallExecutor.of(
            task -> {
              if (rejecting) {
                throw new RejectedExecutionException("on purpose");
              }
              tasks.add(task);
            },
            Integer.MAX_VALUE,
            "handlers"));
  }

  private FakeSockets.Socket socket() {
    return network.sockets().get(0);
  }

  private void receive(String method, int... arguments) {
    receive(null, method, arguments);
  }

  private void receive(@Nullable MessageId responseTo, String method, int... arguments) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), responseTo, method);
    out.writeArrayHeader(arguments.length);
    for (int argument : arguments) {
      out.writeLong(argument);
    }
    socket().receives(out.toByteArray());
  }

  private void runTasks(int count) {
    for (int i = 0; i < count; i++) {
      tasks.remove().run();
    }
  }

  @Test
  void messagesAreHandledInOrderAndNobodyIsAnswered() {
    OneWayReceiver puller = start();
    receive("count", 1);
    receive("count", 2);
    receive("count", 3);
    assertThat(puller.activeMessages()).isEqualTo(3);
    runTasks(3);

    assertThat(handled).containsExactly(1, 2, 3);
    assertThat(socket().endpoints()).containsExactly("bound tcp://*:1", "tcp://a:2");
    assertThat(socket().sent()).isEmpty();
    assertThat(puller.receivedMessages()).isEqualTo(3);
    assertThat(puller.handledMessages()).isEqualTo(3);
    assertThat(puller.activeMessages()).isZero();
  }

  @Test
  void whatCannotBeHandledIsRejectedOrFailsAndTheRestGoesOn() {
    OneWayReceiver puller = start();
    socket().receives("rubbish".getBytes(StandardCharsets.US_ASCII));
    socket().drops(DropReason.BAD_FRAMES);
    socket().drops(DropReason.TOO_LARGE);
    receive("nothing of the kind", 1);
    receive(EventNames.HEARTBEAT, 0);
    receive(ids.next(), "count", 1);
    assertThat(tasks).isEmpty();
    assertThat(puller.rejectedMessages()).isEqualTo(6);

    receive("count");
    receive("count", 1, 2);
    receive("count", 7);
    runTasks(3);
    assertThat(puller.failedMessages()).isEqualTo(2);
    assertThat(handled).containsExactly(7);
    assertThat(puller.receivedMessages()).isEqualTo(9);
  }

  @Test
  void aHandlerMayFailInEveryWay() {
    CompletableFuture<Integer> later = new CompletableFuture<>();
    service.add(
        MethodDescriptor.oneWay("Test", "throw").build(),
        call -> {
          throw new StackOverflowError("on purpose");
        });
    service.add(MethodDescriptor.oneWay("Test", "forget").build(), call -> {});
    service.add(
        MethodDescriptor.unary("Test", "later", Codecs.I32).build(),
        call -> call.replyWith(Codecs.I32, later));
    OneWayReceiver puller = start();
    receive("throw");
    receive("forget");
    receive("later");
    runTasks(3);
    assertThat(puller.failedMessages()).isEqualTo(2);
    assertThat(puller.activeMessages()).isEqualTo(1);

    later.completeExceptionally(new CompletionException(new IllegalStateException("on purpose")));
    assertThat(puller.failedMessages()).isEqualTo(3);
    assertThat(puller.activeMessages()).isZero();
    assertThat(puller.handledMessages()).isZero();
  }

  @Test
  void whatAHandlerAnswersGoesNowhere() {
    AtomicBoolean closed = new AtomicBoolean();
    List<String> seen = new ArrayList<>();
    service.add(
        MethodDescriptor.stream("Test", "stream", Codecs.I32).build(),
        call ->
            call.replyAll(
                Codecs.I32, RpcStream.from(List.of(1, 2).iterator(), () -> closed.set(true))));
    service.add(
        MethodDescriptor.unary("Test", "value", Codecs.STRING).build(),
        call -> {
          CallContext context = CallContext.current();
          seen.add(context.service() + "." + context.method() + " from '" + context.peer() + "'");
          assertThat(context.timeLeft()).isEmpty();
          call.reply(Codecs.STRING, "an answer");
        });
    service.add(
        MethodDescriptor.unary("Test", "future", Codecs.STRING).build(),
        call -> call.replyWith(Codecs.STRING, CompletableFuture.completedFuture("an answer")));
    OneWayReceiver puller = start();
    receive("stream");
    receive("value");
    receive("future");
    runTasks(3);

    assertThat(closed).isTrue();
    assertThat(seen).containsExactly("Test.value from ''");
    assertThat(puller.handledMessages()).isEqualTo(3);
    assertThat(socket().sent()).isEmpty();
  }

  @Test
  void readingPausesWhileTooMuchWaits() {
    OneWayReceiver puller = start();
    for (int i = 1; i < QUEUE; i++) {
      receive("count", i);
      assertThat(socket().isPaused()).isFalse();
    }
    receive("count", QUEUE);
    assertThat(socket().isPaused()).isTrue();

    runTasks(1);
    assertThat(socket().isPaused()).isTrue();
    runTasks(1);
    assertThat(socket().isPaused()).isFalse();
    receive("count", 5);
    runTasks(3);
    assertThat(handled).containsExactly(1, 2, 3, 4, 5);
    assertThat(puller.handledMessages()).isEqualTo(5);
  }

  @Test
  void whatTheExecutorRejectsIsOfferedAgain() {
    OneWayReceiver puller = start();
    rejecting = true;
    receive("count", 1);
    assertThat(socket().isPaused()).isTrue();
    network.fakeLoop().advance(Duration.ofSeconds(1));
    assertThat(socket().isPaused()).isTrue();

    rejecting = false;
    network.fakeLoop().advance(Duration.ofMillis(50));
    assertThat(socket().isPaused()).isFalse();
    runTasks(1);
    assertThat(handled).containsExactly(1);
    assertThat(puller.activeMessages()).isZero();
  }

  @Test
  void closingGivesUpWhatWasNotHandledInTime() throws InterruptedException {
    OneWayReceiver puller = start();
    receive("count", 1);
    puller.close();
    puller.close();
    puller.awaitTermination();

    runTasks(1);
    assertThat(handled).as("a message whose time is over").isEmpty();
    assertThat(socket().isClosed()).isTrue();
    assertThat(network.isClosed()).isTrue();
    assertThat(puller.handledMessages()).isZero();
  }
}
