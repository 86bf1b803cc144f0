package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.LostRemoteException;
import dev.zerorpc.ProtocolException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
  private final EngineFixture fixture = new EngineFixture();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 99, 100, 101, 250, 5000})
  void deliversEveryItemInOrder(int count) {
    fixture.startServer();
    fixture.startClient();

    List<Integer> items = read(fixture.range(0, count));

    assertThat(items).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void nothingIsGrantedBeforeTheFirstItemAndThenTheWindowIsFilled() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 1000);
    assertThat(fixture.eventsFromServer()).containsExactly("STREAM");
    assertThat(fixture.eventsFromClients()).containsExactly("range");

    assertThat(stream.iterator().next()).isZero();

    assertThat(fixture.eventsFromServer()).hasSize(101);
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_more");
  }

  @Test
  void oneGrantForHalfAWindowAndNoneAfterTheEnd() {
    fixture.startServer();
    fixture.startClient();

    read(fixture.range(0, 300));

    List<String> sent = fixture.eventsFromClients();
    assertThat(Collections.frequency(sent, "_zpc_more")).isBetween(3, 6);
    assertThat(sent).hasSize(1 + Collections.frequency(sent, "_zpc_more"));
  }

  @Test
  void leavingEarlyCancelsTheStreamAndClosesIt() {
    AtomicInteger closed = new AtomicInteger();
    MethodDescriptor<Integer> endless =
        MethodDescriptor.stream("Test", "endless", Codecs.I32).build();
    fixture.service.add(
        endless,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.iterate(0, i -> i + 1).iterator(), closed::incrementAndGet)));
    fixture.startServer();
    fixture.startClient();

    try (RpcStream<Integer> stream = fixture.call(endless).stream()) {
      assertThat(stream.iterator().next()).isZero();
      assertThat(stream.iterator().next()).isEqualTo(1);
    }

    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.eventsFromClients()).endsWith("_zpc_cancel");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void slowReaderHoldsTheProducerBack() {
    AtomicInteger produced = new AtomicInteger();
    MethodDescriptor<Integer> counted =
        MethodDescriptor.stream("Test", "counted", Codecs.I32).build();
    fixture.service.add(
        counted,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.iterate(0, i -> i + 1)
                        .peek(i -> produced.incrementAndGet())
                        .iterator(),
                    () -> {})));
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.call(counted).stream();
    stream.iterator().next();

    fixture.network.loop().advance(Duration.ofSeconds(60));

    assertThat(produced.get()).isLessThanOrEqualTo(102);
    assertThat(stream.iterator().next()).isEqualTo(1);
  }

  @Test
  void transportThatTakesNoMoreHoldsTheProducerBackAndLosesNothing() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 150);
    fixture.network.serverBlocked(true);
    assertThat(stream.iterator().next()).isZero();
    fixture.network.loop().advance(Duration.ofSeconds(4));
    int whileBlocked = fixture.eventsFromServer().size();

    fixture.network.serverBlocked(false);

    assertThat(whileBlocked).isEqualTo(1);
    assertThat(read(stream)).isEqualTo(IntStream.range(1, 150).boxed().toList());
  }

  /** The end closes the channel while its items still wait for the reader. */
  @Test
  void itemsThatWaitForTheTransportWhenTheirStreamEndsStillArrive() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 60);
    fixture.network.serverBlocked(true);
    assertThat(stream.iterator().next()).isZero();
    fixture.network.loop().advance(Duration.ofSeconds(1));

    fixture.network.serverBlocked(false);

    assertThat(read(stream)).isEqualTo(IntStream.range(1, 60).boxed().toList());
  }

  @Test
  void errorAfterSomeItemsComesAfterThoseItems() {
    MethodDescriptor<Integer> failing =
        MethodDescriptor.stream("Test", "failing", Codecs.I32).build();
    fixture.service.add(
        failing,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.range(0, 10)
                        .map(
                            i -> {
                              if (i == 5) {
                                throw new IllegalStateException("five");
                              }
                              return i;
                            })
                        .iterator(),
                    () -> {})));
    fixture.startServer();
    fixture.startClient();
    List<Integer> items = new ArrayList<>();
    Iterator<Integer> stream = fixture.call(failing).stream().iterator();

    assertThatThrownBy(() -> stream.forEachRemaining(items::add))
        .isInstanceOf(RemoteException.class)
        .hasMessage("IllegalStateException: five");
    assertThat(items).containsExactly(0, 1, 2, 3, 4);
    assertThat(stream.hasNext()).isFalse();
  }

  @Test
  void handlerThatFailsBeforeItsStreamIsALoneError() {
    MethodDescriptor<Integer> failing =
        MethodDescriptor.stream("Test", "failing", Codecs.I32).build();
    fixture.service.add(
        failing,
        call -> {
          throw new IllegalArgumentException("no");
        });
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(() -> fixture.call(failing).stream().iterator().hasNext())
        .hasMessage("IllegalArgumentException: no");
    assertThat(fixture.eventsFromServer()).containsExactly("ERR");
  }

  @Test
  void nullInsteadOfAStreamIsAnErrorThatSaysSo() {
    MethodDescriptor<Integer> nothing =
        MethodDescriptor.stream("Test", "nothing", Codecs.I32).build();
    fixture.service.add(nothing, call -> call.replyAll(Codecs.I32, null));
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(() -> fixture.call(nothing).stream().iterator().hasNext())
        .hasMessageContaining("Test.nothing returned null instead of a stream");
  }

  @Test
  void emptyStreamOfANodeServerIsEmpty() {
    MethodDescriptor<Integer> node = MethodDescriptor.stream("Test", "node", Codecs.I32).build();
    fixture.service.add(node, call -> call.reply());
    fixture.startServer();
    fixture.startClient();

    assertThat(read(fixture.call(node).stream())).isEmpty();
  }

  @Test
  void singleValueInsteadOfAStreamIsAProtocolError() {
    MethodDescriptor<Integer> single =
        MethodDescriptor.stream("Test", "single", Codecs.I32).build();
    fixture.service.add(single, call -> call.reply(Codecs.I32, 5));
    fixture.startServer();
    fixture.startClient();

    assertThatThrownBy(() -> read(fixture.call(single).stream()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("answered with OK and not with a stream");
  }

  @Test
  void timeoutCoversTheFirstItemOnly() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 3);

    fixture.network.loop().advance(Duration.ofSeconds(101));

    assertThat(read(stream)).containsExactly(0, 1, 2);
  }

  @Test
  void firstItemThatDoesNotComeInTimeEndsTheStream() {
    fixture.runTasksAtOnce = false;
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 3);

    fixture.network.loop().advance(Duration.ofSeconds(31));

    assertThatThrownBy(() -> stream.iterator().hasNext())
        .isInstanceOf(TimeoutExpiredException.class);
  }

  @Test
  void lostServerEndsTheStreamAfterTheItemsThatCame() {
    fixture.startServer();
    fixture.startClient();
    Iterator<Integer> stream = fixture.range(0, 500).iterator();
    stream.next();
    fixture.network.cut();

    fixture.network.loop().advance(Duration.ofSeconds(16));

    List<Integer> items = new ArrayList<>();
    assertThatThrownBy(() -> stream.forEachRemaining(items::add))
        .isInstanceOf(LostRemoteException.class);
    assertThat(items).isEqualTo(IntStream.range(1, 101).boxed().toList());
  }

  @Test
  void clientThatIsLostInMidStreamEndsTheProducer() {
    AtomicInteger closed = new AtomicInteger();
    MethodDescriptor<Integer> endless =
        MethodDescriptor.stream("Test", "endless", Codecs.I32).build();
    fixture.service.add(
        endless,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.iterate(0, i -> i + 1).iterator(), closed::incrementAndGet)));
    fixture.startServer();
    fixture.startClient();
    fixture.call(endless).stream().iterator().next();
    fixture.network.cut();

    fixture.network.loop().advance(Duration.ofSeconds(16));

    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void clientWhoseConnectionIsGoneEndsTheProducerWithTheNextItem() {
    AtomicInteger closed = new AtomicInteger();
    MethodDescriptor<Integer> endless =
        MethodDescriptor.stream("Test", "endless", Codecs.I32).build();
    fixture.service.add(
        endless,
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.iterate(0, i -> i + 1).iterator(), closed::incrementAndGet)));
    fixture.startServer();
    fixture.startClient();
    fixture.call(endless).stream().iterator().next();
    fixture.network.dropClients();

    fixture.network.loop().advance(Duration.ofSeconds(5));

    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void stalledStreamIsKeptAliveByHeartbeatsForAsLongAsItsReaderIsThere() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 1000);
    stream.iterator().next();

    fixture.network.loop().advance(Duration.ofMinutes(10).plusSeconds(1));

    assertThat(read(stream)).hasSize(999);
  }

  /** Two events that arrive as a handler ends stop a Python server for good. */
  @Test
  void streamWhoseEndIsOnItsWayIsLeftWithoutACancel() {
    RpcStream<Integer> stream = grantedAgain(101);

    stream.close();
    fixture.network.serverBlocked(false);
    fixture.network.loop().advance(Duration.ofSeconds(10));

    assertThat(fixture.eventsFromServer()).endsWith("STREAM", "STREAM_DONE");
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_more", "_zpc_more");
  }

  @Test
  void cancelFollowsTheGrantAsSoonAsAnItemShowsThatItIsIn() {
    RpcStream<Integer> stream = grantedAgain(1000);

    stream.close();
    assertThat(fixture.eventsFromClients()).endsWith("_zpc_more");
    fixture.network.serverBlocked(false);

    assertThat(fixture.eventsFromClients())
        .containsExactly("range", "_zpc_more", "_zpc_more", "_zpc_cancel");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void cancelWaitsNoLongerThanASecondForASlowProducer() {
    RpcStream<Integer> stream = grantedAgain(1000);

    stream.close();
    fixture.network.loop().advance(Duration.ofMillis(999));
    assertThat(fixture.eventsFromClients()).endsWith("_zpc_more");
    fixture.network.loop().advance(Duration.ofMillis(2));

    assertThat(fixture.eventsFromClients()).endsWith("_zpc_cancel");
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void heartbeatWaitsForTheGrantBeforeIt() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 1000);
    fixture.network.loop().advance(Duration.ofMillis(4500));
    fixture.network.serverBlocked(true);
    stream.iterator().next();

    fixture.network.loop().advance(Duration.ofMillis(900));
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_more");
    fixture.network.loop().advance(Duration.ofMillis(200));
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_more", "_zpc_hb");
  }

  @Test
  void grantWaitsForTheHeartbeatBeforeIt() {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, 1000);
    fixture.network.loop().advance(Duration.ofMillis(5001));
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_hb");

    stream.iterator().next();

    assertThat(fixture.eventsFromClients()).endsWith("_zpc_hb");
    fixture.network.loop().advance(Duration.ofMillis(60));
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_hb", "_zpc_more");
    assertThat(read(stream)).hasSize(999);
  }

  /** Reads until a second grant has left, which the server cannot answer yet. */
  private RpcStream<Integer> grantedAgain(int count) {
    fixture.startServer();
    fixture.startClient();
    RpcStream<Integer> stream = fixture.range(0, count);
    Iterator<Integer> items = stream.iterator();
    assertThat(items.next()).isZero();
    fixture.network.serverBlocked(true);
    for (int i = 1; i < 52; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    assertThat(fixture.eventsFromClients()).containsExactly("range", "_zpc_more", "_zpc_more");
    return stream;
  }

  private static List<Integer> read(RpcStream<Integer> stream) {
    List<Integer> items = new ArrayList<>();
    for (int item : stream) {
      items.add(item);
    }
    return items;
  }
}
