package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import zmq.ZMQ;

/** What a connection's news become, on a loop that runs when told. */
class ConnectionEventsTest {
  private static final String ADDRESS = "tcp://127.0.0.1:4242";

  private final Queue<Runnable> commands = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final List<SelectableChannel> opened = new ArrayList<>();
  private final ConnectionEvents events =
      new ConnectionEvents(
          commands::add,
          command -> {
            runLoop();
            command.run();
          },
          opened::add,
          () -> told.add("closed"),
          new ConnectionEvents.Listener() {
            @Override
            public void connecting(String address) {
              told.add("connecting " + address);
            }

            @Override
            public void connected(String address) {
              told.add("connected " + address);
            }

            @Override
            public void greeted(String address) {
              told.add("greeted " + address);
            }

            @Override
            public void disconnected(String address) {
              told.add("disconnected " + address);
            }

            @Override
            public void failed(String address) {
              told.add("failed " + address);
            }
          });

  private void happens(int event) {
    events.consume(new ZMQ.Event(event, ADDRESS, null));
  }

  private void runLoop() {
    while (!commands.isEmpty()) {
      commands.remove().run();
    }
  }

  @Test
  void whatIsOpenedIsPassedOnWhoeverOpenedIt() throws IOException {
    try (SocketChannel connected = SocketChannel.open();
        SocketChannel accepted = SocketChannel.open();
        SocketChannel broken = SocketChannel.open()) {
      events.consume(new ZMQ.Event(ZMQ.ZMQ_EVENT_CONNECTED, ADDRESS, connected));
      events.consume(new ZMQ.Event(ZMQ.ZMQ_EVENT_ACCEPTED, ADDRESS, accepted));
      events.consume(new ZMQ.Event(ZMQ.ZMQ_EVENT_DISCONNECTED, ADDRESS, broken));

      assertThat(opened).containsExactly(connected, accepted);
    }
    runLoop();
    assertThat(told).containsExactly("connected " + ADDRESS, "disconnected " + ADDRESS);
  }

  @Test
  void newsAreToldOnTheLoopInOrder() {
    happens(ZMQ.ZMQ_EVENT_CONNECT_RETRIED);
    happens(ZMQ.ZMQ_EVENT_CONNECT_DELAYED);
    happens(ZMQ.ZMQ_EVENT_CONNECTED);
    happens(ZMQ.ZMQ_EVENT_HANDSHAKE_PROTOCOL);
    assertThat(told).isEmpty();

    runLoop();

    assertThat(told)
        .containsExactly(
            "failed " + ADDRESS,
            "connecting " + ADDRESS,
            "connected " + ADDRESS,
            "greeted " + ADDRESS);
  }

  /** Whoever is told can still read what came in. */
  @Test
  void theEndOfAConnectionIsToldBeforeItIsTakenDownAndAfterAllElse() {
    happens(ZMQ.ZMQ_EVENT_CONNECTED);
    happens(ZMQ.ZMQ_EVENT_DISCONNECTED);

    assertThat(told).containsExactly("connected " + ADDRESS, "disconnected " + ADDRESS);
  }

  /** A greeting that crosses the end of its connection would be taken for that of the next one. */
  @Test
  void newsOnTheirWayWhenTheSocketIsClosedAreNotTold() {
    happens(ZMQ.ZMQ_EVENT_CONNECTED);
    happens(ZMQ.ZMQ_EVENT_HANDSHAKE_PROTOCOL);
    events.release();
    happens(ZMQ.ZMQ_EVENT_DISCONNECTED);

    runLoop();

    assertThat(told).isEmpty();
  }

  @Test
  void whoAsksIsToldWhenJeroMqHasDoneWithIt() {
    events.close();
    assertThat(told).containsExactly("closed");
  }
}
