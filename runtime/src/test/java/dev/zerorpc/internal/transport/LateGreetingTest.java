package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Peers that greet just when a client loses patience and connects anew. */
class LateGreetingTest {
  private static final int CLIENTS = 90;

  /**
   * How long a client waits for its first greeting: a quarter of a second, and two once stirred.
   */
  private static final long PATIENCE_MICROS = 2_250_000;

  private static final String READY_OF_A_ROUTER =
      RawPeer.READY.replace("4445414c4552", "524f55544552");

  private final Set<String> arrived = ConcurrentHashMap.newKeySet();
  private final CountDownLatch missing = new CountDownLatch(CLIENTS);
  private final AtomicInteger accepted = new AtomicInteger();
  private final ExecutorService connections = Executors.newCachedThreadPool();

  /** A message that the old connection still took would be lost with it. */
  @Test
  void noMessageIsLostWithAConnectionThatWasGivenUp() throws Exception {
    try (ServerSocket server = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress())) {
      connections.execute(() -> acceptAll(server));
      ZmqTransport transport = new ZmqTransport(ZmqOptions.DEFAULT);
      try {
        for (int i = 0; i < CLIENTS; i++) {
          byte[] text = Integer.toString(10 + i).getBytes(US_ASCII);
          Peer client = Peer.dealer(transport).connect("tcp://127.0.0.1:" + server.getLocalPort());
          client.sendSoonFromAnywhere(new Peer.Message(Envelope.EMPTY, text));
        }
        boolean all = missing.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(all).as("messages that arrived: %s", arrived.size()).isTrue();
      } finally {
        transport.close();
      }
    } finally {
      connections.shutdownNow();
    }
    assertThat(accepted.get()).as("some connected anew").isGreaterThan(CLIENTS);
  }

  private void acceptAll(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        long around = PATIENCE_MICROS + 100L * (accepted.getAndIncrement() % 81 - 40);
        CompletableFuture.delayedExecutor(around, TimeUnit.MICROSECONDS, connections)
            .execute(() -> serve(socket));
      } catch (IOException e) {
        // Closed, because the test is over.
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      HexFormat hex = HexFormat.of();
      InputStream in = connection.getInputStream();
      connection.getOutputStream().write(hex.parseHex(RawPeer.GREETING));
      in.readNBytes(64);
      connection.getOutputStream().write(hex.parseHex(READY_OF_A_ROUTER));
      in.readNBytes(43);
      // The delimiter, a header of two bytes, a text of two.
      byte[] message = in.readNBytes(6);
      if (message.length == 6 && arrived.add(new String(message, 4, 2, US_ASCII))) {
        missing.countDown();
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client has left this connection for another.
      return;
    }
  }
}
