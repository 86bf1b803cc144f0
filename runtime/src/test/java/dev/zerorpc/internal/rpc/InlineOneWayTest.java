package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallContext;
import dev.zerorpc.InlineHandlers;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.testing.FakeSockets;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a puller does with messages whose handlers run on its I/O thread. */
class InlineOneWayTest {
  private static final int QUEUE = 4;

  private final FakeSockets network = new FakeSockets();
  private final MessageIds ids = new MessageIds();
  private final List<String> handled = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<CompletableFuture<String>> futures = new ArrayList<>();
  private boolean runningAtOnce;
  private final LambdaService service =
      new LambdaService()
          .add(
              MethodDescriptor.oneWay("Test", "inline").parameter("what").build(),
              call -> {
                handled.add(call.arguments().parameter("what").readString());
                call.reply();
              })
          .add(
              MethodDescriptor.oneWay("Test", "ordinary").parameter("what").build(),
              call -> {
                handled.add(call.arguments().parameter("what").readString());
                call.reply();
              })
          .add(
              MethodDescriptor.oneWay("Test", "throw").parameter("what").build(),
              call -> {
                throw new StackOverflowError(call.arguments().parameter("what").readString());
              })
          .add(MethodDescriptor.oneWay("Test", "forget").parameter("what").build(), call -> {})
          .add(
              MethodDescriptor.unary("Test", "later", Codecs.STRING).parameter("what").build(),
              call -> {
                CompletableFuture<String> later = new CompletableFuture<>();
                futures.add(later);
                call.replyWith(Codecs.STRING, later);
              })
          .add(
              MethodDescriptor.oneWay("Test", "slow").parameter("what").build(),
              call -> {
                String millis = call.arguments().parameter("what").readString();
                network.fakeLoop().advance(Duration.ofMillis(Long.parseLong(millis)));
                call.reply();
              });

  private final OneWayReceiver puller =
      new OneWayReceiver(
          network,
          new OneWayReceiverSettings(
              SocketRole.PULL,
              List.of(InlineHandlers.of(service, "inline", "throw", "forget", "later", "slow")),
              List.of("tcp://*:1"),
              List.of(),
              QUEUE,
              Duration.ZERO),
          CallExecutor.of(this::execute, Integer.MAX_VALUE, "handlers"));

  private void execute(Runnable task) {
    if (runningAtOnce) {
      task.run();
    } else {
      tasks.add(task);
    }
  }

  private void receive(String method, String what) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), null, method);
    out.writeArrayHeader(1);
    out.writeString(what);
    network.sockets().get(0).receives(out.toByteArray());
  }

  private boolean isPaused() {
    return network.sockets().get(0).isPaused();
  }

  @Test
  void theyRunAtOnceAndTheOthersOnTheExecutor() {
    receive("ordinary", "1");
    receive("inline", "2");
    receive("ordinary", "3");
    receive("inline", "4");
    assertThat(handled).containsExactly("2", "4");
    assertThat(puller.activeMessages()).isEqualTo(2);
    assertThat(tasks).hasSize(2);

    tasks.forEach(Runnable::run);
    assertThat(handled).containsExactly("2", "4", "1", "3");
    assertThat(puller.handledMessages()).isEqualTo(4);
    assertThat(puller.activeMessages()).isZero();
  }

  @Test
  void oneThatFailsIsCountedAndNothingElseIsLost() {
    receive("throw", "on purpose");
    receive("forget", "");
    receive("inline", "1");
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), null, "inline");
    out.writeArrayHeader(0);
    network.sockets().get(0).receives(out.toByteArray());
    receive("inline", "2");

    assertThat(handled).containsExactly("1", "2");
    assertThat(puller.receivedMessages()).isEqualTo(5);
    assertThat(puller.handledMessages()).isEqualTo(2);
    assertThat(puller.failedMessages()).isEqualTo(3);
    assertThat(puller.activeMessages()).isZero();
    assertThatThrownBy(CallContext::current).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void messagesThatAreAnsweredLaterCountUntilThen() {
    for (int i = 0; i < 2 * QUEUE; i++) {
      receive("inline", "short");
    }
    assertThat(isPaused()).isFalse();
    for (int i = 0; i < QUEUE; i++) {
      assertThat(isPaused()).isFalse();
      receive("later", "");
    }
    assertThat(isPaused()).isTrue();
    assertThat(puller.activeMessages()).isEqualTo(QUEUE);

    futures.get(0).complete("done");
    assertThat(isPaused()).isTrue();
    futures.get(1).completeExceptionally(new IllegalStateException("on purpose"));
    assertThat(isPaused()).isFalse();
    assertThat(puller.activeMessages()).isEqualTo(QUEUE / 2);
    assertThat(puller.failedMessages()).isEqualTo(1);
  }

  @Test
  void whatIsNotAnsweredByTheEndIsCancelled() {
    receive("later", "");
    receive("ordinary", "never");
    runningAtOnce = true;
    puller.close();
    receive("ordinary", "too late");

    assertThat(tasks).hasSize(1);
    tasks.forEach(Runnable::run);
    assertThat(futures.get(0)).isCancelled();
    assertThat(handled).isEmpty();
    assertThat(puller.activeMessages()).isZero();
    assertThat(puller.handledMessages()).isZero();
  }

  @Test
  void oneThatTakesLongIsNamed() {
    assertThat(
            warningsDuring(
                () -> {
                  receive("slow", "40");
                  receive("slow", "40");
                }))
        .isEmpty();
    assertThat(warningsDuring(() -> receive("slow", "60")))
        .singleElement()
        .asString()
        .contains("The handler of Test.slow held up the I/O thread")
        .contains("all else that the puller does, for 60 ms");
  }

  @Test
  void thoseOfAMethodThatAreSlowTogetherAreNamedAndCounted() {
    Runnable many =
        () -> {
          receive("inline", "1");
          for (int i = 0; i < 16; i++) {
            receive("slow", "4");
          }
          receive("inline", "2");
        };
    // What is handed over to the loop waits for the end of this, as all that came together does.
    assertThat(warningsDuring(() -> network.fakeLoop().execute(many)))
        .singleElement()
        .asString()
        .contains("The handler of Test.slow held up the I/O thread")
        .contains("for 64 ms in 16 calls; it is too slow");
  }

  private static List<String> warningsDuring(Runnable action) {
    List<String> warnings = new ArrayList<>();
    Handler handler = recorder(warnings);
    Logger logger = Logger.getLogger("dev.zerorpc.oneway");
    logger.addHandler(handler);
    try {
      action.run();
    } finally {
      logger.removeHandler(handler);
    }
    return warnings;
  }

  private static Handler recorder(List<String> warnings) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        warnings.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
