package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of messages that nobody answers, within the virtual machine. */
class InProcessOneWayTransportTest extends OneWayTransportContract {
  @Override
  protected Transport create(int highWaterMark) {
    return new InProcessTransport(InProcessNetwork.DEFAULT, highWaterMark);
  }

  @Override
  protected String freeEndpoint() {
    return "inproc://*";
  }

  /** The loop waits for commands; that it has none left is all the rest there is. */
  @Override
  protected boolean restsAfterAWhile(Transport transport) {
    InProcessLoop loop = (InProcessLoop) transport.loop();
    Peer.onLoop(loop, () -> true);
    return loop.isIdle();
  }

  @Test
  void whatIsOnItsWayWhenAConnectionBreaksArrivesOnceAndInOrder() {
    InProcessNetwork network = InProcessNetwork.create(false);
    try (Transport pulling = new InProcessTransport(network, 10);
        Transport pushing = new InProcessTransport(network, 1000)) {
      Peer pull = new Peer(pulling, SocketRole.PULL);
      Peer push =
          new Peer(pushing, SocketRole.PUSH).connect(pull.bind(network.endpoint("numbers")));
      for (int i = 0; i < 3000; i++) {
        if (i % 700 == 0) {
          network.breakConnections();
          network.restoreConnections();
        }
        push.sendWhenWritable(Integer.toString(i));
      }

      for (int i = 0; i < 3000; i++) {
        assertThat(pull.await().text()).isEqualTo(Integer.toString(i));
      }
    } finally {
      network.close();
    }
  }

  @Test
  void aPusherTakesItsPullersInTurn() {
    Transport transport = new InProcessTransport(InProcessNetwork.DEFAULT, 1000);
    try (transport) {
      Peer push = new Peer(transport, SocketRole.PUSH);
      String endpoint = push.bind(freeEndpoint());
      List<Peer> pullers =
          List.of(
              new Peer(transport, SocketRole.PULL).connect(endpoint),
              new Peer(transport, SocketRole.PULL).connect(endpoint));
      for (int i = 0; i < 10; i++) {
        push.sendWhenWritable("x");
      }
      for (Peer puller : pullers) {
        for (int i = 0; i < 5; i++) {
          assertThat(puller.await().text()).isEqualTo("x");
        }
      }
    }
  }

  @Test
  void socketsThatCannotTalkAreNotConnected() {
    try (Transport transport = new InProcessTransport(InProcessNetwork.DEFAULT, 1000)) {
      Peer pull = new Peer(transport, SocketRole.PULL);
      Peer client = new Peer(transport, SocketRole.DEALER).connect(pull.bind(freeEndpoint()));

      assertThat(client.send("x")).isEqualTo(MessageSocket.SendResult.BUSY);
      assertThat(pull.received).isEmpty();
    }
  }
}
