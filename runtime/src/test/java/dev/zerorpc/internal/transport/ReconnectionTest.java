package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Servers that come late, come back or move, with a name service of the test's. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReconnectionTest {
  private static final ZmqOptions QUICK =
      ZmqOptions.DEFAULT.withReconnectIntervals(Duration.ofMillis(10), Duration.ofMillis(50));

  private final AtomicReference<HostLookup> names =
      new AtomicReference<>(
          host -> {
            throw new UnknownHostException(host);
          });
  private final AtomicInteger lookups = new AtomicInteger();
  private final ZmqTransport servers = new ZmqTransport(QUICK);
  private final ZmqTransport clients =
      new ZmqTransport(
          QUICK,
          new ZmqSecurity.None(),
          host -> {
            lookups.incrementAndGet();
            return names.get().addresses(host);
          });

  @AfterEach
  void close() {
    clients.close();
    servers.close();
  }

  private static HostLookup always(String... addresses) throws UnknownHostException {
    InetAddress[] found = new InetAddress[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      found[i] = InetAddress.getByName(addresses[i]);
    }
    return host -> List.of(found);
  }

  private static int port(String endpoint) {
    return Endpoint.parse(endpoint).port();
  }

  @Test
  void aNameThatIsNotKnownYetIsAskedForAgain() throws Exception {
    int port = port(Peer.router(servers).echoing().bind());
    Peer client = Peer.dealer(clients).connect("tcp://server.example:" + port);
    for (int i = 0; i < 3; i++) {
      assertThat(client.awaitConnectionNews())
          .isEqualTo(
              "the name server.example has no address; check the spelling and the name service");
    }
    assertThat(client.send("x")).isEqualTo(SendResult.BUSY);

    names.set(always("127.0.0.1"));

    client.sendWhenWritable("late");
    assertThat(client.await().text()).isEqualTo("late");
  }

  @Test
  void aNameServiceThatHangsHoldsNobodyUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    HostLookup known = always("127.0.0.1");
    names.set(
        host -> {
          asked.countDown();
          TransportContract.awaitUninterrupted(answer);
          return known.addresses(host);
        });
    String endpoint = Peer.router(servers).echoing().bind();
    Peer slow = Peer.dealer(clients).connect("tcp://slow.example:" + port(endpoint));
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    Peer other = Peer.dealer(clients).connect(endpoint);
    other.sendWhenWritable("other");
    assertThat(other.await().text()).isEqualTo("other");
    assertThat(slow.connections).isEmpty();
    assertThat(lookups).hasValue(1);

    answer.countDown();
    slow.sendWhenWritable("slow");
    assertThat(slow.await().text()).isEqualTo("slow");
  }

  @Test
  void closingDoesNotWaitForANameService() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    names.set(
        host -> {
          asked.countDown();
          TransportContract.awaitUninterrupted(answer);
          return List.of();
        });
    Peer.dealer(clients).connect("tcp://slow.example:4242");
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();

    clients.close();

    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
    answer.countDown();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // where all of 127.0.0.0/8 is this machine
  void aServerThatMovedIsFoundAtTheNewAddressOfItsName() throws Exception {
    names.set(always("127.0.0.1"));
    ZmqTransport before = new ZmqTransport(QUICK);
    int port = port(Peer.router(before).echoing().bind("tcp://127.0.0.1:0"));
    Peer client = Peer.dealer(clients).connect("tcp://server.example:" + port);
    client.sendWhenWritable("here");
    assertThat(client.await().text()).isEqualTo("here");
    client.awaitConnected();

    before.close();
    Peer.router(servers).echoing().bind("tcp://127.0.0.2:" + port);
    assertThat(client.awaitConnectionNews()).isEqualTo("the connection broke");
    names.set(always("127.0.0.2"));

    client.sendWhenWritable("there");
    assertThat(client.await().text()).isEqualTo("there");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void allAddressesOfANameAreTried() throws Exception {
    names.set(always("127.0.0.3", "127.0.0.2", "127.0.0.1"));
    int port = port(Peer.router(servers).echoing().bind("tcp://127.0.0.1:0"));
    Peer client = Peer.dealer(clients).connect("tcp://server.example:" + port);

    client.sendWhenWritable("third");

    assertThat(client.await().text()).isEqualTo("third");
    assertThat(lookups).hasValue(3);
    assertThat(client.connections)
        .containsExactly(
            "nobody accepts connections there", "nobody accepts connections there", "connected");
  }

  @Test
  void addressesAreNotLookedUp() {
    Peer client = Peer.dealer(clients).connect(Peer.router(servers).echoing().bind());
    client.sendWhenWritable("x");
    assertThat(client.await().text()).isEqualTo("x");
    assertThat(lookups).hasValue(0);
  }

  @Test
  void oneConnectionThatStaysMuteIsNoFailureYet() throws Exception {
    List<Socket> accepted = new CopyOnWriteArrayList<>();
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread accepting =
          new Thread(
              () -> {
                try {
                  while (true) {
                    accepted.add(mute.accept());
                  }
                } catch (IOException e) {
                  // The test is over.
                }
              });
      accepting.start();
      Peer client = Peer.dealer(clients).connect("tcp://127.0.0.1:" + mute.getLocalPort());
      assertThat(client.awaitConnectionNews()).isEqualTo("nothing there answers as ZeroMQ does");
      assertThat(accepted).hasSizeGreaterThanOrEqualTo(2);
    }
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  @Test
  void aServerIsFoundAgainHoweverOftenItIsRestarted() throws Exception {
    String endpoint = "tcp://127.0.0.1:0";
    Peer client = Peer.dealer(clients);
    for (int i = 0; i < 20; i++) {
      try (ZmqTransport server = new ZmqTransport(QUICK)) {
        endpoint = Peer.router(server).echoing().bind(endpoint);
        if (i == 0) {
          client.connect(endpoint);
        }
        client.awaitConnected();
        client.sendWhenWritable("round " + i);
        assertThat(client.await().text()).isEqualTo("round " + i);
      }
    }
  }

  @Test
  void attemptsToAnAbsentServerStayFewAndLeaveNoDescriptor() throws Exception {
    String endpoint;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      endpoint = "tcp://127.0.0.1:" + free.getLocalPort();
    }
    Peer client = Peer.dealer(clients).connect(endpoint);
    client.awaitConnectionNews();
    long before = descriptors();
    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(client.awaitConnectionNews()).isEqualTo("nobody accepts connections there");
    }
    // 50 pauses of between 25 and 50 ms but for the first two.
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1000));
    assertThat(descriptors()).isLessThan(before + 20);
  }

  private static long descriptors() throws IOException {
    java.nio.file.Path own = java.nio.file.Path.of("/proc/self/fd");
    if (!java.nio.file.Files.exists(own)) {
      return 0;
    }
    try (var files = java.nio.file.Files.list(own)) {
      return files.count();
    }
  }
}
