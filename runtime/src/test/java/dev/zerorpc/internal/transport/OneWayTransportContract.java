package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport must do with messages that nobody answers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class OneWayTransportContract {
  private static final int SMALL_MARK = 10;

  private final List<Transport> opened = new ArrayList<>();

  /** One that lets that many messages wait for one peer. */
  protected abstract Transport create(int highWaterMark);

  /** An endpoint to bind, for which a free address is chosen. */
  protected abstract String freeEndpoint();

  private Transport managed() {
    return managed(1000);
  }

  private Transport managed(int highWaterMark) {
    Transport transport = create(highWaterMark);
    opened.add(transport);
    return transport;
  }

  @AfterEach
  final void closeAll() {
    opened.forEach(Transport::close);
  }

  @Test
  void whatIsPushedArrivesOnceAndInOrder() {
    Peer pull = new Peer(managed(), SocketRole.PULL);
    Peer push = new Peer(managed(), SocketRole.PUSH).connect(pull.bind(freeEndpoint()));

    pushAll(push, 0, 5000);

    assertNumbers(pull, 0, 5000);
    assertThat(pull.received).isEmpty();
  }

  @Test
  void aPusherMayBindAndPullersConnect() {
    Peer push = new Peer(managed(), SocketRole.PUSH);
    assertThat(push.send("nobody there")).isEqualTo(SendResult.BUSY);
    String endpoint = push.bind(freeEndpoint());
    assertThat(push.send("nobody there")).isEqualTo(SendResult.BUSY);
    Peer pull = new Peer(managed(), SocketRole.PULL).connect(endpoint);

    push.sendWhenWritable("now");

    assertThat(pull.await().text()).isEqualTo("now");
    assertThat(pull.received).isEmpty();
  }

  @Test
  void aPullerTakesFromManyEndpoints() {
    Peer one = new Peer(managed(), SocketRole.PUSH);
    Peer two = new Peer(managed(), SocketRole.PUSH);
    Peer pull = new Peer(managed(), SocketRole.PULL);
    pull.connect(one.bind(freeEndpoint())).connect(two.bind(freeEndpoint()));
    Peer three = new Peer(managed(), SocketRole.PUSH).connect(pull.bind(freeEndpoint()));

    one.sendWhenWritable("x");
    two.sendWhenWritable("x");
    three.sendWhenWritable("x");

    for (int i = 0; i < 3; i++) {
      assertThat(pull.await().text()).isEqualTo("x");
    }
  }

  @Test
  void aPauseHoldsThePusherUpAndLosesNothing() {
    Peer pull = new Peer(managed(SMALL_MARK), SocketRole.PULL);
    Peer push = new Peer(managed(SMALL_MARK), SocketRole.PUSH).connect(pull.bind(freeEndpoint()));
    push.sendWhenWritable("first");
    assertThat(pull.await().text()).isEqualTo("first");

    pull.pause(true);
    byte[] filler = new byte[8192];
    int sent = 0;
    while (push.send(Envelope.EMPTY, filler) == SendResult.SENT) {
      sent++;
    }
    assertThat(pull.received).isEmpty();
    pull.pause(false);
    push.awaitWritable();
    push.sendWhenWritable("last");

    for (int i = 0; i < sent; i++) {
      assertThat(pull.await().payload()).hasSize(filler.length);
    }
    assertThat(pull.await().text()).isEqualTo("last");
  }

  @Test
  void aPausedSocketLetsItsLoopRest() {
    Transport pulling = managed(SMALL_MARK);
    Peer pull = new Peer(pulling, SocketRole.PULL);
    Peer push = new Peer(managed(), SocketRole.PUSH).connect(pull.bind(freeEndpoint()));
    push.sendWhenWritable("first");
    pull.await();
    pull.pause(true);
    for (int i = 0; i < 20; i++) {
      push.sendWhenWritable("more");
    }

    assertThat(restsAfterAWhile(pulling)).isTrue();
    pull.pause(false);
    for (int i = 0; i < 20; i++) {
      assertThat(pull.await().text()).isEqualTo("more");
    }
  }

  /** Whether the loop gets to a point where a tenth of a second goes by without a turn. */
  protected abstract boolean restsAfterAWhile(Transport transport);

  @Test
  void whatIsPushedBeforeACloseArrives() {
    Peer pull = new Peer(managed(), SocketRole.PULL);
    Transport pushing = managed();
    Peer push = new Peer(pushing, SocketRole.PUSH).connect(pull.bind(freeEndpoint()));
    pushAll(push, 0, 1500);
    pushing.close();

    assertNumbers(pull, 0, 1500);
  }

  @Test
  void whatWaitsWhenAPullerGoesIsGivenToItsSuccessor() {
    Transport first = managed(SMALL_MARK);
    Peer paused = new Peer(first, SocketRole.PULL);
    String endpoint = paused.bind(freeEndpoint());
    Peer push = new Peer(managed(), SocketRole.PUSH).connect(endpoint);
    push.sendWhenWritable("first");
    paused.await();
    paused.pause(true);
    byte[] filler = new byte[1 << 20];
    int sent = 0;
    while (sent < 60) {
      assertThat(push.send(Envelope.EMPTY, filler)).isEqualTo(SendResult.SENT);
      sent++;
    }
    assertThat(push.send("last")).isEqualTo(SendResult.SENT);

    first.close();
    Peer second = new Peer(managed(), SocketRole.PULL);
    second.bind(endpoint);

    // What was on the line is lost with it; what had not left the pusher is not.
    int arrived = 0;
    String text = "";
    while (!text.equals("last")) {
      Peer.Message message = second.await();
      text = message.payload().length == filler.length ? "" : message.text();
      arrived++;
    }
    assertThat(arrived).isBetween(2, sent + 1);
  }

  @Test
  void allSubscribersGetEverything() {
    Peer publisher = new Peer(managed(), SocketRole.PUB);
    String endpoint = publisher.bind(freeEndpoint());
    Peer one = new Peer(managed(), SocketRole.SUB).connect(endpoint);
    Peer two = new Peer(managed(), SocketRole.SUB);
    publisher.connect(two.bind(freeEndpoint()));
    awaitSubscribed(publisher, one);
    awaitSubscribed(publisher, two);

    for (int i = 0; i < 500; i++) {
      assertThat(publisher.send(Integer.toString(i))).isEqualTo(SendResult.SENT);
    }

    for (Peer subscriber : List.of(one, two)) {
      while (subscriber.await().text().equals("anybody?")) {
        // They are more than were needed.
      }
      assertNumbers(subscriber, 1, 500);
    }
    assertThat(publisher.overflows).hasValue(0);
  }

  @Test
  void aSlowSubscriberIsNoticedAndHoldsUpNobody() {
    Peer publisher = new Peer(managed(SMALL_MARK), SocketRole.PUB);
    String endpoint = publisher.bind(freeEndpoint());
    Peer slow = new Peer(managed(SMALL_MARK), SocketRole.SUB).connect(endpoint);
    awaitSubscribed(publisher, slow);
    slow.pause(true);
    byte[] filler = new byte[8192];
    while (publisher.overflows.get() == 0) {
      assertThat(publisher.send(Envelope.EMPTY, filler)).isEqualTo(SendResult.SENT);
    }
    Peer quick = new Peer(managed(SMALL_MARK), SocketRole.SUB).connect(endpoint);
    awaitSubscribed(publisher, quick);

    // The questions may have been too many for its own short queue.
    do {
      publisher.send("go");
    } while (!receivesSoon(quick, "go"));
    for (int i = 0; i < 200; i++) {
      String text = Integer.toString(i);
      assertThat(publisher.send(text)).isEqualTo(SendResult.SENT);
      assertThat(awaitOther(quick, "go")).isEqualTo(text);
    }
  }

  private static boolean receivesSoon(Peer peer, String expected) {
    try {
      Peer.Message message = peer.received.poll(100, TimeUnit.MILLISECONDS);
      while (message != null && !message.text().equals(expected)) {
        message = peer.received.poll(100, TimeUnit.MILLISECONDS);
      }
      return message != null;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSocketDoesOnlyWhatItsRoleIs() {
    Transport transport = managed();
    Peer pull = new Peer(transport, SocketRole.PULL);
    Peer subscriber = new Peer(transport, SocketRole.SUB);
    assertThatThrownBy(() -> pull.send("x")).hasMessageContaining("only receives");
    assertThatThrownBy(() -> subscriber.send("x")).hasMessageContaining("only receives");
    String endpoint = pull.bind(freeEndpoint());
    Peer connected = new Peer(transport, SocketRole.PUSH).connect(endpoint);
    assertThatThrownBy(() -> connected.connect(endpoint))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("open another socket");
    assertThatThrownBy(() -> connected.bind(freeEndpoint())).isInstanceOf(TransportException.class);
    Peer bound = new Peer(transport, SocketRole.PUSH);
    bound.bind(freeEndpoint());
    assertThatThrownBy(() -> bound.connect(endpoint)).isInstanceOf(TransportException.class);
  }

  private static void awaitSubscribed(Peer publisher, Peer subscriber) {
    do {
      publisher.send("anybody?");
    } while (subscriber.received.isEmpty());
  }

  private static String awaitOther(Peer peer, String than) {
    String text = than;
    while (text.equals(than)) {
      text = peer.await().text();
    }
    return text;
  }

  private static void pushAll(Peer push, int from, int to) {
    for (int i = from; i < to; i++) {
      push.sendWhenWritable(Integer.toString(i));
    }
  }

  private static void assertNumbers(Peer pull, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(new String(pull.await().payload(), UTF_8)).isEqualTo(Integer.toString(i));
    }
  }
}
