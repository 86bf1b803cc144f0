package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallOptions;
import dev.zerorpc.CancelledException;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.rpc.OneWaySettings.WhenFull;
import dev.zerorpc.internal.testing.FakeSockets;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a pusher queues, spreads and counts its messages. */
@Timeout(60)
class OneWaySenderTest {
  private static final MethodDescriptor<@Nullable Void> COUNT =
      MethodDescriptor.oneWay("Metrics", "count").parameter("by").build();
  private static final int QUEUE = 5;

  private final FakeSockets network = new FakeSockets();

  private OneWaySender sender(SocketRole role, WhenFull whenFull, Duration blockTimeout) {
    return new OneWaySender(
        network,
        new OneWaySettings(
            role,
            List.of(),
            List.of("tcp://a:1", "tcp://b:2"),
            QUEUE,
            10_000,
            whenFull,
            blockTimeout,
            Duration.ZERO));
  }

  private OneWaySender pusher(WhenFull whenFull) {
    return sender(SocketRole.PUSH, whenFull, Duration.ofSeconds(50));
  }

  private static void count(OneWaySender sender, int by) {
    ClientCall<@Nullable Void> call = sender.call(COUNT);
    call.arguments().parameter("by").writeI32(by);
    call.send();
  }

  private List<Integer> sentBy(int socket) {
    List<Integer> numbers = new ArrayList<>();
    for (byte[] payload : network.sockets().get(socket).sent()) {
      Event event = EventCodec.decode(payload);
      ValueReader arguments = new ValueReader(event.arguments());
      assertThat(event.responseTo()).isNull();
      assertThat(event.version()).isEqualTo(3);
      assertThat(event.saysTimeout()).isFalse();
      numbers.add(arguments.read(Codecs.list(Codecs.I32)).get(0));
    }
    return numbers;
  }

  @Test
  void messagesAlternateBetweenPullersThatTakeThem() {
    OneWaySender pusher = pusher(WhenFull.FAIL);
    network.sockets().get(0).takes(10);
    network.sockets().get(1).takes(1);

    for (int i = 0; i < 5; i++) {
      count(pusher, i);
    }

    assertThat(network.sockets())
        .extracting(FakeSockets.Socket::role)
        .containsOnly(SocketRole.PUSH);
    assertThat(network.sockets().get(0).endpoints()).containsExactly("tcp://a:1");
    assertThat(network.sockets().get(1).endpoints()).containsExactly("tcp://b:2");
    assertThat(sentBy(0)).containsExactly(0, 2, 3, 4);
    assertThat(sentBy(1)).containsExactly(1);
    assertThat(pusher.sentMessages()).isEqualTo(5);
    assertThat(pusher.queuedMessages()).isZero();
  }

  @Test
  void aPublisherHasOneSocketForAll() {
    OneWaySender publisher = sender(SocketRole.PUB, WhenFull.BLOCK, Duration.ofSeconds(50));

    assertThat(network.sockets()).hasSize(1);
    assertThat(network.sockets().get(0).endpoints()).containsExactly("tcp://a:1", "tcp://b:2");
    network.sockets().get(0).overflows();
    assertThat(publisher.overflows()).isEqualTo(1);
  }

  @Test
  void messagesWaitInOrderForAConnection() {
    OneWaySender pusher = pusher(WhenFull.FAIL);
    for (int i = 0; i < QUEUE; i++) {
      count(pusher, i);
    }
    assertThat(pusher.queuedMessages()).isEqualTo(QUEUE);

    network.sockets().get(1).takes(2);
    assertThat(pusher.queuedMessages()).isEqualTo(QUEUE - 2);
    network.sockets().get(1).takes(100);

    assertThat(sentBy(1)).containsExactly(0, 1, 2, 3, 4);
    assertThat(pusher.sentMessages()).isEqualTo(QUEUE);
    assertThat(pusher.droppedMessages()).isZero();
  }

  @Test
  void aFullQueueFailsIfThatWasSaid() {
    OneWaySender pusher = pusher(WhenFull.FAIL);
    for (int i = 0; i < QUEUE; i++) {
      count(pusher, i);
    }

    assertThatThrownBy(() -> count(pusher, 99))
        .isInstanceOf(ServerBusyException.class)
        .hasMessageContaining("Metrics.count")
        .hasMessageContaining("pusher of tcp://a:1, tcp://b:2")
        .hasMessageContaining("nothing was sent");
    network.sockets().get(0).takes(100);
    count(pusher, 5);

    assertThat(sentBy(0)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void aFullQueueDropsAndCountsIfThatWasSaid() {
    OneWaySender pusher = pusher(WhenFull.DROP);
    for (int i = 0; i < QUEUE + 7; i++) {
      count(pusher, i);
    }
    network.sockets().get(0).takes(100);

    assertThat(pusher.droppedMessages()).isEqualTo(7);
    assertThat(sentBy(0)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aFullQueueMakesItsSenderWaitUntilThereIsRoom() throws Exception {
    OneWaySender pusher = pusher(WhenFull.BLOCK);
    for (int i = 0; i < QUEUE; i++) {
      count(pusher, i);
    }
    CompletableFuture<Thread> started = new CompletableFuture<>();
    CompletableFuture<Void> sent =
        CompletableFuture.runAsync(
            () -> {
              started.complete(Thread.currentThread());
              count(pusher, QUEUE);
            },
            task -> new Thread(task).start());
    awaitWaiting(started.get(10, TimeUnit.SECONDS));
    assertThat(sent).isNotDone();

    network.sockets().get(0).takes(QUEUE);
    sent.get(10, TimeUnit.SECONDS);
    network.sockets().get(0).takes(1);

    assertThat(sentBy(0)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(pusher.droppedMessages()).isZero();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aSenderDoesNotWaitForEver() {
    OneWaySender pusher = sender(SocketRole.PUSH, WhenFull.BLOCK, Duration.ofMillis(1));
    for (int i = 0; i < QUEUE; i++) {
      count(pusher, i);
    }

    assertThatThrownBy(() -> count(pusher, 99))
        .isInstanceOf(TimeoutExpiredException.class)
        .hasMessageContaining("5 messages")
        .hasMessageContaining("within 1 ms");
    assertThat(pusher.queuedMessages()).isEqualTo(QUEUE);
  }

  @Test
  void anInterruptedSenderSendsNothingAndKeepsItsInterrupt() {
    OneWaySender pusher = pusher(WhenFull.BLOCK);
    for (int i = 0; i < QUEUE; i++) {
      count(pusher, i);
    }
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> count(pusher, 99)).isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pusher.queuedMessages()).isEqualTo(QUEUE);
  }

  @Test
  void sizeCountsToo() {
    OneWaySender pusher = pusher(WhenFull.FAIL);
    ClientCall<@Nullable Void> large = pusher.call("blob", 1);
    large.arguments().parameter("data").writeBytes(new byte[20_000]);
    large.send();

    assertThatThrownBy(() -> count(pusher, 1)).isInstanceOf(ServerBusyException.class);
    network.sockets().get(0).takes(100);
    count(pusher, 1);

    assertThat(network.sockets().get(0).sent()).hasSize(2);
  }

  @Test
  void whatIsLeftAtTheEndIsCounted() {
    OneWaySender pusher = pusher(WhenFull.BLOCK);
    for (int i = 0; i < 3; i++) {
      count(pusher, i);
    }
    pusher.close();
    pusher.close();
    network.sockets().get(0).takes(100);

    assertThat(network.isClosed()).isTrue();
    assertThat(pusher.droppedMessages()).isEqualTo(3);
    assertThat(pusher.queuedMessages()).isZero();
    assertThat(sentBy(0)).isEmpty();
    assertThatThrownBy(() -> count(pusher, 4))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void manyMessagesLeaveInSeveralTurns() {
    OneWaySender pusher =
        new OneWaySender(
            network,
            new OneWaySettings(
                SocketRole.PUSH,
                List.of("tcp://*:1"),
                List.of(),
                10_000,
                1 << 30,
                WhenFull.FAIL,
                Duration.ZERO,
                Duration.ZERO));
    for (int i = 0; i < 5000; i++) {
      count(pusher, i);
    }
    network.sockets().get(0).takes(5000);

    assertThat(sentBy(0)).hasSize(5000).isSorted();
    assertThat(pusher.queuedMessages()).isZero();
  }

  @Test
  void aMethodWithAnAnswerIsRefused() {
    OneWaySender pusher = pusher(WhenFull.FAIL);

    assertThatThrownBy(() -> pusher.call(EngineFixture.HELLO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test.hello: a pusher brings no answer back");
    assertThatThrownBy(() -> pusher.call(COUNT).execute())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pusher.call(COUNT).executeAsync())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> pusher.call(COUNT).stream())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aPrefixGoesInFrontOfTheName() {
    OneWaySender pusher = pusher(WhenFull.FAIL);
    network.sockets().get(0).takes(100);
    ClientCall<@Nullable Void> call =
        pusher.calls(CallOptions.DEFAULT.withPrefix("site.metrics")).call(COUNT);
    call.arguments().parameter("by").writeI32(1);
    call.send();

    assertThat(EventCodec.decode(network.sockets().get(0).sent().get(0)).name())
        .isEqualTo("site.metrics.count");
  }
}
