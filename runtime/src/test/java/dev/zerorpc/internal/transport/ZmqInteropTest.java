package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** With ZeroMQ sockets that are not ours. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZmqInteropTest {
  private static final ZmqOptions QUICK =
      ZmqOptions.DEFAULT.withReconnectIntervals(Duration.ofMillis(10), Duration.ofMillis(50));
  private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(Peer.PATIENCE_SECONDS);

  private final ZmqTransport transport = new ZmqTransport(QUICK);

  @AfterEach
  void close() {
    transport.close();
  }

  /**
   * A context of JeroMQ as it is, but for its habit of forgetting connections that it has just
   * made: registering any other channel has it look again, as docs/decisions/0004 says.
   */
  private static ZContext stirred() {
    ZContext context = new ZContext();
    ZMQ.Context inner = context.getContext();
    Thread stirrer =
        new Thread(
            () -> {
              try {
                while (!inner.isTerminated()) {
                  ZMQ.Socket other = inner.socket(SocketType.PAIR);
                  other.setLinger(0);
                  other.bindToRandomPort("tcp://127.0.0.1");
                  other.close();
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
              } catch (RuntimeException e) {
                // The test has ended and closed the context.
              }
            },
            "stirrer");
    stirrer.setDaemon(true);
    stirrer.start();
    return context;
  }

  private static ZMQ.Socket raw(ZContext context, SocketType type) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.setReceiveTimeOut(PATIENCE_MILLIS);
    socket.setSendTimeOut(PATIENCE_MILLIS);
    return socket;
  }

  @Test
  void throughAProxyTheEnvelopeGrowsAndTheAnswerFindsItsWayBack() {
    Peer server = Peer.router(transport);
    String serverEndpoint = server.bind();
    try (ZContext context = stirred()) {
      ZMQ.Socket front = raw(context, SocketType.ROUTER);
      String proxy = "tcp://127.0.0.1:" + front.bindToRandomPort("tcp://127.0.0.1");
      ZMQ.Socket back = raw(context, SocketType.DEALER);
      back.connect(serverEndpoint);
      Peer client = Peer.dealer(transport).connect(proxy);
      client.sendWhenWritable("question");

      ZMsg.recvMsg(front).send(back);
      Peer.Message question = server.await();
      assertThat(question.text()).isEqualTo("question");
      assertThat(question.from().frames()).hasSize(2);
      server.sendSoonFromAnywhere(new Peer.Message(question.from(), "answer".getBytes(UTF_8)));
      ZMsg.recvMsg(back).send(front);

      Peer.Message answer = client.await();
      assertThat(answer.text()).isEqualTo("answer");
      assertThat(answer.from()).isEqualTo(Envelope.EMPTY);
    }
  }

  @Test
  void aServerConnectsToAClientThatBinds() {
    Peer client = Peer.dealer(transport);
    String endpoint = client.bind();
    Peer server = Peer.router(transport).echoing().connect(endpoint);

    client.sendWhenWritable("reversed");

    assertThat(client.await().text()).isEqualTo("reversed");
    assertThat(server.dropped).isEmpty();
  }

  @Test
  void aRequestSocketIsServed() {
    String endpoint = Peer.router(transport).echoing().bind();
    try (ZContext context = stirred()) {
      ZMQ.Socket request = raw(context, SocketType.REQ);
      request.connect(endpoint);
      request.send("once");
      assertThat(request.recvStr()).isEqualTo("once");
    }
  }

  @Test
  void aPeerThatLeavesOutTheDelimiterIsServedAndAnsweredWithOne() {
    String endpoint = Peer.router(transport).echoing().bind();
    try (ZContext context = stirred()) {
      ZMQ.Socket dealer = raw(context, SocketType.DEALER);
      dealer.connect(endpoint);
      dealer.send("bare");
      assertThat(dealer.recv()).isEmpty();
      assertThat(dealer.hasReceiveMore()).isTrue();
      assertThat(dealer.recvStr()).isEqualTo("bare");
      assertThat(dealer.hasReceiveMore()).isFalse();
    }
  }

  @Test
  void noIdentityIsEverFixed() {
    try (ZContext context = stirred()) {
      ZMQ.Socket router = raw(context, SocketType.ROUTER);
      String endpoint = "tcp://127.0.0.1:" + router.bindToRandomPort("tcp://127.0.0.1");
      Set<String> identities = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        Peer client = Peer.dealer(transport).connect(endpoint);
        client.sendWhenWritable("x");
        byte[] identity = ZMsg.recvMsg(router).getFirst().getData();
        // Five bytes of which the first is zero: made up by the router.
        assertThat(identity).hasSize(5).startsWith((byte) 0);
        identities.add(java.util.HexFormat.of().formatHex(identity));
        client.close();
      }
      assertThat(identities).hasSize(3);
    }
  }

  @Test
  void aPortWhereSomethingElseAnsweredIsTriedAgain() throws IOException {
    ZmqTransport servers = new ZmqTransport(QUICK);
    String endpoint;
    Peer client;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      other.setReuseAddress(true);
      endpoint = "tcp://127.0.0.1:" + other.getLocalPort();
      client = Peer.dealer(transport).connect(endpoint);
      try (Socket connection = other.accept()) {
        // A greeting with a mechanism that does not exist: a protocol error, after which JeroMQ
        // itself gives up for good.
        connection
            .getOutputStream()
            .write(
                java.util.HexFormat.of()
                    .parseHex(RawPeer.GREETING.replace("4e554c4c", "58585858")));
        awaitEnd(connection);
      }
    }
    Peer.router(servers).echoing().bind(endpoint);

    client.sendWhenWritable("again");
    assertThat(client.await().text()).isEqualTo("again");
    servers.close();
  }

  private static void awaitEnd(Socket connection) throws IOException {
    try {
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  @Test
  void nothingIsSentBeforeThePeerHasGreeted() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Peer client = Peer.dealer(transport).connect("tcp://127.0.0.1:" + mute.getLocalPort());
      try (Socket connection = mute.accept()) {
        connection.getInputStream().readNBytes(10);
        for (int i = 0; i < 100; i++) {
          assertThat(client.send("too early")).isEqualTo(MessageSocket.SendResult.BUSY);
        }
      }
    }
  }
}
