package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.WorkerEvent;
import dev.zerorpc.internal.event.WorkerEvent.Kind;
import dev.zerorpc.internal.testing.FakeSockets;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BrokerLinksTest {
  private final FakeSockets network = new FakeSockets();
  private final MessageIds ids = new MessageIds();
  private final BrokerLinks links = new BrokerLinks(ids, "Greeter");
  private final FakeSockets.Socket socket =
      ((FakeSockets.Socket) network.open(SocketRole.DEALER, new Nobody())).takes(100);

  @Test
  void aWorkerOffersItselfOnEachConnectionAndWhenAsked() {
    links.connected(socket);
    ask(Kind.PING);
    links.connected(socket);
    assertThat(said()).containsExactly(Kind.JOIN, Kind.JOIN, Kind.JOIN);
    assertThat(WorkerEvent.read(EventCodec.decode(socket.sent().get(0))).name())
        .isEqualTo("Greeter");
  }

  @Test
  void aWorkerHasLeftWhenItsBrokerSaysSo() {
    AtomicInteger left = new AtomicInteger();
    links.connected(socket);
    ask(Kind.PING);
    links.leave(left::incrementAndGet);
    assertThat(left).hasValue(0);
    ask(Kind.PING);
    ask(Kind.LEFT);
    ask(Kind.LEFT);
    links.connected(socket);

    assertThat(left).hasValue(1);
    assertThat(said()).containsExactly(Kind.JOIN, Kind.JOIN, Kind.LEAVE, Kind.LEAVE);
  }

  @Test
  void aClientThatIsBoundDoesNotAnswerAndIsNotWaitedFor() {
    AtomicInteger left = new AtomicInteger();
    links.connected(socket);
    links.leave(left::incrementAndGet);
    assertThat(left).hasValue(1);
    assertThat(said()).containsExactly(Kind.JOIN);
  }

  @Test
  void aBrokerThatCannotBeToldIsNotWaitedFor() {
    AtomicInteger left = new AtomicInteger();
    links.connected(socket);
    ask(Kind.PING);
    socket.takes(0);
    links.leave(left::incrementAndGet);
    assertThat(left).hasValue(1);
  }

  @Test
  void whatMakesNoSenseIsIgnored() {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), null, EventNames.WORKER);
    out.writeLong(7);
    links.received(socket, EventCodec.decode(out.toByteArray()));
    ask(Kind.UNKNOWN);
    ask(Kind.JOIN);
    assertThat(socket.sent()).isEmpty();
  }

  private void ask(Kind kind) {
    links.received(socket, EventCodec.decode(WorkerEvent.encode(ids, kind, "")));
  }

  private List<Kind> said() {
    return socket.sent().stream()
        .map(payload -> WorkerEvent.read(EventCodec.decode(payload)).kind())
        .toList();
  }

  private static final class Nobody implements MessageSocket.Listener {
    @Override
    public void received(Envelope from, byte[] payload) {}

    @Override
    public void writable() {}

    @Override
    public void dropped(MessageSocket.DropReason reason) {}
  }
}
