package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport must do, whatever carries the messages. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TransportContract {
  private static final int SMALL_MARK = 10;

  private final List<Transport> opened = new ArrayList<>();

  /** A new transport of the kind under test. */
  protected abstract Transport create();

  /** One that lets that many messages wait for one peer. */
  protected abstract Transport createWithHighWaterMark(int messages);

  /** An endpoint to bind, for which a free address is chosen. */
  protected abstract String freeEndpoint();

  protected final <T extends Transport> T managed(T transport) {
    opened.add(transport);
    return transport;
  }

  @AfterEach
  final void closeAll() {
    opened.forEach(Transport::close);
  }

  @Test
  void aRequestIsAnsweredToWhereItCameFrom() {
    Peer server = Peer.router(managed(create())).echoing();
    String endpoint = server.bind(freeEndpoint());
    Transport clients = managed(create());
    Peer one = Peer.dealer(clients).connect(endpoint);
    Peer two = Peer.dealer(clients).connect(endpoint);

    one.sendWhenWritable("one");
    two.sendWhenWritable("two");

    assertThat(one.await().text()).isEqualTo("one");
    assertThat(two.await().text()).isEqualTo("two");
    assertThat(one.received).isEmpty();
    assertThat(two.received).isEmpty();
  }

  @Test
  void aClientSeesNoEnvelopeAndAServerSeesOneThatStaysTheSame() {
    Peer server = Peer.router(managed(create()));
    String endpoint = server.bind(freeEndpoint());
    Peer client = Peer.dealer(managed(create())).connect(endpoint);

    client.sendWhenWritable("a");
    client.sendWhenWritable("b");
    Envelope first = server.await().from();

    assertThat(first.frames()).hasSize(1);
    assertThat(server.await().from()).isEqualTo(first);
    assertThat(server.send(first, "c".getBytes(UTF_8))).isEqualTo(SendResult.SENT);
    assertThat(client.await().from()).isEqualTo(Envelope.EMPTY);
  }

  @Test
  void messagesKeepTheirOrderAndTheirBytes() {
    Peer server = Peer.router(managed(create())).echoing();
    Peer client = Peer.dealer(managed(create())).connect(server.bind(freeEndpoint()));
    List<byte[]> payloads = new ArrayList<>();
    for (int size : new int[] {0, 1, 254, 255, 256, 8191, 8192, 8193, 1 << 20, (1 << 20) + 1}) {
      byte[] payload = new byte[size];
      for (int i = 0; i < size; i++) {
        payload[i] = (byte) (i * 31 + size);
      }
      payloads.add(payload);
    }
    client.sendWhenWritable("first");
    client.await();

    payloads.forEach(p -> assertThat(client.send(Envelope.EMPTY, p)).isEqualTo(SendResult.SENT));

    for (byte[] expected : payloads) {
      assertThat(client.await().payload()).isEqualTo(expected);
    }
  }

  @Test
  void whatIsQueuedForTheLoopGoesOutInOrderFromManyThreads() throws InterruptedException {
    int perThread = 2000;
    Peer server = Peer.router(managed(create()));
    Transport clients = managed(create());
    Peer client = Peer.dealer(clients).connect(server.bind(freeEndpoint()));
    client.sendWhenWritable("first");
    server.await();

    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                t ->
                    new Thread(
                        () -> {
                          for (int i = 0; i < perThread; i++) {
                            byte[] payload = (t + ":" + i).getBytes(UTF_8);
                            clients
                                .loop()
                                .execute(
                                    () ->
                                        client.sendSoon(new Peer.Message(Envelope.EMPTY, payload)));
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);

    int[] next = new int[threads.size()];
    for (int i = 0; i < perThread * threads.size(); i++) {
      String[] parts = server.await().text().split(":", 2);
      int thread = Integer.parseInt(parts[0]);
      assertThat(Integer.parseInt(parts[1])).isEqualTo(next[thread]++);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void aSendToAnAbsentServerIsBusyAndOnlyWhatIsSentLaterArrives() {
    Peer placeholder = Peer.router(managed(create()));
    String endpoint = placeholder.bind(freeEndpoint());
    opened.get(0).close();
    Peer client = Peer.dealer(managed(create())).connect(endpoint);

    for (int i = 0; i < 2000; i++) {
      assertThat(client.send("nobody wants this any more")).isEqualTo(SendResult.BUSY);
    }
    assertThat(client.writable).hasValue(0);
    Peer server = Peer.router(managed(create()));
    server.bind(endpoint);
    client.awaitWritable();

    client.sendWhenWritable("now");
    assertThat(server.await().text()).isEqualTo("now");
    assertThat(server.received).isEmpty();
  }

  @Test
  void aServerThatComesBackIsReachedAgain() {
    Transport first = managed(create());
    String endpoint = Peer.router(first).echoing().bind(freeEndpoint());
    Peer client = Peer.dealer(managed(create())).connect(endpoint);
    client.sendWhenWritable("before");
    assertThat(client.await().text()).isEqualTo("before");

    first.close();
    Peer second = Peer.router(managed(create())).echoing();
    second.bind(endpoint);

    // What is sent while the break has not been noticed is lost with the connection.
    int attempts = 0;
    do {
      client.sendWhenWritable("after");
      attempts++;
    } while (!receives(client, "after") && attempts < 150);
    assertThat(attempts).as("attempts until an answer").isLessThan(150);
  }

  @Test
  void aClientIsToldWhenItsServerIsThereAndWhenItIsGone() {
    Transport servers = managed(create());
    Peer server = Peer.router(servers);
    Peer client = Peer.dealer(managed(create())).connect(server.bind(freeEndpoint()));
    client.awaitConnected();
    assertThat(client.send("x")).isIn(SendResult.SENT, SendResult.BUSY);
    client.sendWhenWritable("last");
    while (!server.await().text().equals("last")) {
      // The first may have been taken as well.
    }
    assertThat(client.connections).isEmpty();

    servers.close();

    assertThat(client.awaitConnectionNews()).isNotEqualTo("connected");
    assertThat(client.send("x")).isEqualTo(SendResult.BUSY);
  }

  @Test
  void aServerIsToldNothingOfConnections() {
    Peer server = Peer.router(managed(create())).echoing();
    Transport clients = managed(create());
    Peer client = Peer.dealer(clients).connect(server.bind(freeEndpoint()));
    client.sendWhenWritable("x");
    client.await();
    clients.close();
    assertThat(server.connections).isEmpty();
  }

  private static boolean receives(Peer peer, String expected) {
    try {
      Peer.Message message = peer.received.poll(200, TimeUnit.MILLISECONDS);
      return message != null && message.text().equals(expected);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSlowReaderMakesTheServerBusyAndGetsEverythingOnceItReads() throws InterruptedException {
    int count = 10_000;
    Transport servers = managed(createWithHighWaterMark(SMALL_MARK));
    Peer server = Peer.router(servers);
    String endpoint = server.bind(freeEndpoint());
    Transport clients = managed(createWithHighWaterMark(SMALL_MARK));
    Peer client = Peer.dealer(clients).connect(endpoint);
    client.sendWhenWritable("give");
    Envelope to = server.await().from();

    // The client's loop is held up, and with it all reading.
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    clients
        .loop()
        .execute(
            () -> {
              held.countDown();
              awaitUninterrupted(released);
            });
    held.await();
    int before = 0;
    byte[] filler = new byte[4096];
    while (server.send(to, filler) == SendResult.SENT) {
      before++;
    }
    Peer.onLoop(
        servers.loop(),
        () -> {
          for (int i = 0; i < count; i++) {
            server.sendSoon(new Peer.Message(to, Integer.toString(i).getBytes(UTF_8)));
          }
          return true;
        });
    released.countDown();

    for (int i = 0; i < before; i++) {
      assertThat(client.await().payload()).hasSize(filler.length);
    }
    for (int i = 0; i < count; i++) {
      assertThat(client.await().text()).isEqualTo(Integer.toString(i));
    }
    assertThat(server.writable.get()).isPositive();
  }

  @Test
  void aPeerThatReadsSlowlyDoesNotHoldUpAnother() throws InterruptedException {
    Peer server = Peer.router(managed(createWithHighWaterMark(SMALL_MARK)));
    String endpoint = server.bind(freeEndpoint());
    Transport slow = managed(createWithHighWaterMark(SMALL_MARK));
    Peer slowClient = Peer.dealer(slow).connect(endpoint);
    Peer quickClient = Peer.dealer(managed(create())).connect(endpoint);
    slowClient.sendWhenWritable("slow");
    Envelope toSlow = server.await().from();
    quickClient.sendWhenWritable("quick");
    Envelope toQuick = server.await().from();
    CountDownLatch released = new CountDownLatch(1);
    slow.loop().execute(() -> awaitUninterrupted(released));
    byte[] filler = new byte[4096];
    while (server.send(toSlow, filler) == SendResult.SENT) {
      // Until its queue is full.
    }

    for (int i = 0; i < 1000; i++) {
      assertThat(server.send(toQuick, "x".getBytes(UTF_8))).isEqualTo(SendResult.SENT);
      assertThat(quickClient.await().text()).isEqualTo("x");
    }
    released.countDown();
  }

  @Test
  void aVanishedPeerIsGoneAndNothingBlocks() {
    Peer server = Peer.router(managed(create()));
    Transport clients = managed(create());
    Peer client = Peer.dealer(clients).connect(server.bind(freeEndpoint()));
    client.sendWhenWritable("hello");
    Envelope to = server.await().from();

    clients.close();

    SendResult result;
    do {
      result = server.send(to, new byte[4096]);
      if (result == SendResult.BUSY) {
        server.awaitWritable();
      }
    } while (result != SendResult.GONE);
    assertThat(server.send(new Envelope(List.of(new byte[] {1, 2, 3})), new byte[1]))
        .isEqualTo(SendResult.GONE);
  }

  @RepeatedTest(20)
  void whatAServerSendsBeforeItClosesArrives() {
    Transport servers = managed(create());
    Peer server =
        Peer.router(servers)
            .handling(
                (self, message) -> {
                  for (int i = 0; i < 10; i++) {
                    self.sendSoon(message);
                  }
                  servers.close();
                });
    Peer client = Peer.dealer(managed(create())).connect(server.bind(freeEndpoint()));

    client.sendWhenWritable("last words");

    for (int i = 0; i < 10; i++) {
      assertThat(client.await().text()).isEqualTo("last words");
    }
  }

  @Test
  void whatAClientSendsBeforeItClosesArrives() {
    Peer server = Peer.router(managed(create()));
    Transport clients = managed(create());
    Peer client = Peer.dealer(clients).connect(server.bind(freeEndpoint()));

    client.sendWhenWritable("first");
    for (int i = 0; i < 100; i++) {
      assertThat(client.send("more")).isEqualTo(SendResult.SENT);
    }
    clients.close();

    assertThat(server.await().text()).isEqualTo("first");
    for (int i = 0; i < 100; i++) {
      assertThat(server.await().text()).isEqualTo("more");
    }
  }

  @Test
  void aClosedSocketTakesAndDeliversNothing() {
    Transport transport = managed(create());
    Peer server = Peer.router(transport);
    String endpoint = server.bind(freeEndpoint());
    server.close();
    server.close();

    assertThat(server.send(new Envelope(List.of(new byte[] {1})), new byte[1]))
        .isEqualTo(SendResult.GONE);
    assertThatThrownBy(() -> server.connect(endpoint)).isInstanceOf(TransportException.class);
  }

  @Test
  void socketsAreConfinedToTheLoop() {
    Transport transport = managed(create());
    Peer peer = Peer.dealer(transport);

    assertThat(transport.loop().inLoop()).isFalse();
    assertThat(Peer.onLoop(transport.loop(), () -> transport.loop().inLoop())).isTrue();
    assertThatThrownBy(() -> transport.open(SocketRole.DEALER, peer))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInterruptedThreadLosesNothing() {
    int count = 2000;
    Peer server = Peer.router(managed(create()));
    Transport clients = managed(create());
    Peer client = Peer.dealer(clients).connect(server.bind(freeEndpoint()));
    client.sendWhenWritable("first");
    server.await();

    boolean kept = true;
    for (int i = 0; i < count; i++) {
      Thread.currentThread().interrupt();
      byte[] payload = Integer.toString(i).getBytes(UTF_8);
      clients.loop().execute(() -> client.sendSoon(new Peer.Message(Envelope.EMPTY, payload)));
      kept &= Thread.interrupted();
    }

    assertThat(kept).as("the caller's interrupt flag stays set").isTrue();
    Set<String> arrived = new HashSet<>();
    for (int i = 0; i < count; i++) {
      arrived.add(server.await().text());
    }
    assertThat(arrived).hasSize(count);
  }

  @Test
  void closeIsIdempotentAndEndsCommands() {
    Transport transport = create();
    AtomicInteger ran = new AtomicInteger();
    transport.loop().execute(ran::incrementAndGet);
    transport.close();
    transport.close();
    transport.loop().execute(ran::incrementAndGet);

    assertThat(ran).hasValue(1);
  }

  @Test
  void closeFromTheLoopReturnsAndStillCloses() throws InterruptedException {
    Transport transport = create();
    Peer server = Peer.router(transport);
    String endpoint = server.bind(freeEndpoint());
    CountDownLatch returned = new CountDownLatch(1);
    transport
        .loop()
        .execute(
            () -> {
              transport.close();
              returned.countDown();
            });

    assertThat(returned.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    transport.close();
    assertThat(Peer.router(managed(create())).bind(endpoint)).isEqualTo(endpoint);
  }

  static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
