package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Several transports on one thread: who gets which, what ends when, and what is left. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedEnginesTest {
  private final Set<String> threadsBefore = threads();
  private final SharedEngines engines = new SharedEngines(1, 1000);
  private final ZmqTransport servers = new ZmqTransport(ZmqOptions.DEFAULT);

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("zerorpc-io-"))
        .collect(Collectors.toSet());
  }

  private static long descriptors() throws IOException {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  private SharedTransport open(ZmqOptions options, ZmqSecurity security) {
    return new SharedTransport(engines, 1, options, security, HostLookup.SYSTEM);
  }

  private SharedTransport open() {
    return open(ZmqOptions.DEFAULT, new ZmqSecurity.None());
  }

  private static String threadOf(Transport transport) {
    return Peer.onLoop(transport.loop(), () -> Thread.currentThread().getName());
  }

  @AfterEach
  void nothingIsLeft() {
    servers.close();
    assertThat(engines.size()).isZero();
    assertThat(threads()).isEqualTo(threadsBefore);
  }

  @Test
  void theFirstHaveAThreadEachAndTheNextTakeTheOneWithFewestSockets() {
    SharedEngines two = new SharedEngines(2, 5);
    List<SharedTransport> opened = new ArrayList<>();
    for (int sockets : new int[] {2, 1, 1, 3, 2, 1, 4}) {
      opened.add(
          new SharedTransport(
              two, sockets, ZmqOptions.DEFAULT, new ZmqSecurity.None(), HostLookup.SYSTEM));
    }
    List<String> threads = opened.stream().map(SharedEnginesTest::threadOf).toList();

    assertThat(threads.get(1)).isNotEqualTo(threads.get(0));
    assertThat(threads.get(2)).isEqualTo(threads.get(1));
    assertThat(threads.get(3)).isEqualTo(threads.get(0));
    assertThat(threads.get(4)).isEqualTo(threads.get(1));
    // Both have three at least: one more fits, four do not.
    assertThat(threads.get(5)).isEqualTo(threads.get(1));
    assertThat(threads.get(6)).isNotIn(threads.subList(0, 6));
    assertThat(two.size()).isEqualTo(3);
    opened.forEach(Transport::close);
    assertThat(two.size()).isZero();
  }

  @Test
  void theThreadEndsWithItsLastUserAndTheNextOneGetsAnother() {
    SharedTransport one = open();
    SharedTransport two = open();
    String thread = threadOf(one);
    assertThat(threadOf(two)).isEqualTo(thread);
    one.close();
    assertThat(threads()).contains(thread);
    two.close();
    assertThat(threads()).doesNotContain(thread);
    try (SharedTransport three = open()) {
      assertThat(threadOf(three)).isNotEqualTo(thread);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aUserTakesFiveDescriptorsAndNoThread() throws IOException {
    String endpoint = Peer.router(servers).echoing().bind();
    try (SharedTransport keeper = open()) {
      threadOf(keeper);
      Set<String> threads = threads();
      long before = descriptors();
      List<SharedTransport> users = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        SharedTransport user = open();
        users.add(user);
        Peer client = Peer.dealer(user).connect(endpoint);
        client.sendWhenWritable("x");
        client.await();
      }
      // The server's sides of the connections are in this process too.
      assertThat(descriptors() - before).isLessThanOrEqualTo(100 * 6 + 20);
      assertThat(threads()).isEqualTo(threads);

      users.forEach(Transport::close);

      awaitDescriptors(before + 20);
    }
  }

  /** The system frees a descriptor when the poller that had it looks at its channels again. */
  private static void awaitDescriptors(long most) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (descriptors() > most && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(descriptors()).isLessThanOrEqualTo(most);
  }

  @Test
  void nothingThatIsHandedOverAfterTheEndRuns() {
    try (SharedTransport keeper = open()) {
      SharedTransport user = open();
      AtomicInteger ran = new AtomicInteger();
      user.loop().execute(ran::incrementAndGet);
      user.close();
      user.loop().execute(() -> ran.addAndGet(100));
      threadOf(keeper);
      assertThat(ran).hasValue(1);
    }
  }

  @Test
  void aClosedUserOpensNoSocketAndASecondCloseOnlyWaits() {
    try (SharedTransport keeper = open()) {
      SharedTransport user = open();
      AtomicInteger refused = new AtomicInteger();
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      keeper
          .loop()
          .execute(
              () -> {
                begun.countDown();
                awaitUninterrupted(goOn);
                try {
                  user.open(SocketRole.DEALER, null);
                } catch (TransportException e) {
                  refused.incrementAndGet();
                }
              });
      awaitUninterrupted(begun);
      Thread closing = new Thread(user::close);
      closing.start();
      while (closing.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      user.close();
      user.close();
      assertThat(refused).hasValue(1);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onTheLoopClosingReturnsAtOnceAndTheRestFollows() {
    SharedTransport keeper = open();
    SharedTransport user = open();
    Peer.dealer(user).connect(Peer.router(servers).bind());
    Peer.onLoop(
        user.loop(),
        () -> {
          user.close();
          return true;
        });
    keeper.close();
    user.close();
    assertThat(engines.size()).isZero();
  }

  @Test
  void closingDoesNotSwallowAnInterrupt() {
    try (SharedTransport keeper = open()) {
      SharedTransport user = open();
      Peer.dealer(user).connect(Peer.router(servers).bind());
      Thread.currentThread().interrupt();
      user.close();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(threadOf(keeper)).isNotEmpty();
    }
  }

  @Test
  void whatWasSentRightBeforeTheEndArrives() {
    Peer server = Peer.router(servers);
    String endpoint = server.bind();
    try (SharedTransport keeper = open()) {
      threadOf(keeper);
      for (int i = 0; i < 100; i++) {
        SharedTransport user = open();
        Peer client = Peer.dealer(user).connect(endpoint);
        client.sendWhenWritable("first");
        for (int j = 0; j < 50; j++) {
          assertThat(client.send("and " + j)).isEqualTo(SendResult.SENT);
        }
        user.close();
        assertThat(server.await().text()).isEqualTo("first");
        for (int j = 0; j < 50; j++) {
          assertThat(server.await().text()).isEqualTo("and " + j);
        }
      }
    }
  }

  @Test
  void closingWithMessagesThatNobodyReadsLastsNoLongerThanTheLingerAndHoldsNobodyUp() {
    ZmqTransport deafServer = new ZmqTransport(ZmqOptions.DEFAULT.withHighWaterMarks(1, 1));
    Peer deaf = Peer.router(deafServer);
    String endpoint = deaf.bind();
    deaf.pause(true);
    ZmqOptions options =
        ZmqOptions.DEFAULT.withLinger(Duration.ofMillis(300)).withHighWaterMarks(0, 1000);
    Peer server = Peer.router(servers).echoing();
    try (SharedTransport keeper = open()) {
      Peer other = Peer.dealer(keeper).connect(server.bind());
      SharedTransport user = open(options, new ZmqSecurity.None());
      Peer client = Peer.dealer(user).connect(endpoint);
      client.sendWhenWritable("x");
      for (int i = 0; i < 100; i++) {
        assertThat(client.send(Envelope.EMPTY, new byte[1 << 20])).isEqualTo(SendResult.SENT);
      }
      long start = System.nanoTime();
      Thread closing = new Thread(user::close);
      closing.start();
      int calls = 0;
      while (closing.isAlive()) {
        other.sendWhenWritable("x");
        other.await();
        calls++;
      }
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(1300));
      assertThat(calls).isGreaterThan(1);
    } finally {
      deafServer.close();
    }
  }

  /** As in {@link ZmqLifecycleTest}, with threads that go on. */
  @Test
  void noConnectionOutlivesItsUser() throws InterruptedException {
    Queue<String> outlived = new ConcurrentLinkedQueue<>();
    try (SharedTransport keeper = open()) {
      threadOf(keeper);
      inParallel(4, () -> openAndClose(500, outlived));
      assertThat(outlived).isEmpty();
    }
  }

  private void openAndClose(int times, Queue<String> outlived) {
    try (ZmqTransport own = new ZmqTransport(ZmqOptions.DEFAULT)) {
      Peer server = Peer.router(own);
      String endpoint = server.bind();
      for (int i = 0; i < times; i++) {
        SharedTransport user = open();
        Peer.dealer(user).connect(endpoint).sendWhenWritable("hello");
        Envelope to = server.await().from();

        user.close();

        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.send(to, new byte[1]) != SendResult.GONE) {
          if (System.nanoTime() - until > 0) {
            outlived.add("cycle " + i);
            break;
          }
          Thread.onSpinWait();
        }
      }
    } catch (RuntimeException | AssertionError e) {
      outlived.add(e.toString());
    }
  }

  private static void inParallel(int count, Runnable task) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(task);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** The last one may leave while the next one comes. */
  @Test
  void usersComeAndGoInParallelAndTheThreadWithThem() throws InterruptedException {
    String endpoint = Peer.router(servers).echoing().bind();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    inParallel(
        4,
        () -> {
          try {
            for (int i = 0; i < 50; i++) {
              try (SharedTransport user = open()) {
                Peer client = Peer.dealer(user).connect(endpoint);
                client.sendWhenWritable("x");
                assertThat(client.await().text()).isEqualTo("x");
              }
            }
          } catch (RuntimeException | AssertionError e) {
            failures.add(e.toString());
          }
        });
    assertThat(failures).isEmpty();
  }

  @Test
  void onesEndIsNotTheOthers() {
    String endpoint = Peer.router(servers).echoing().bind();
    try (SharedTransport keeper = open()) {
      Peer stays = Peer.dealer(keeper).connect(endpoint);
      for (int i = 0; i < 100; i++) {
        SharedTransport user = open();
        Peer.dealer(user).connect(endpoint).sendWhenWritable("x");
        stays.sendWhenWritable(Integer.toString(i));
        user.close();
        assertThat(stays.await().text()).isEqualTo(Integer.toString(i));
      }
      assertThat(stays.connections).containsExactly("connected");
    }
  }

  @Test
  void eachHasItsOwnKeysAndOptions() {
    byte[][] keys = CurveCrypto.newKeys();
    byte[][] wrong = CurveCrypto.newKeys();
    try (ZmqTransport curve =
            new ZmqTransport(
                ZmqOptions.DEFAULT,
                new ZmqSecurity.CurveServerSide(keys[0], keys[1], new Everybody()));
        SharedTransport first = open(ZmqOptions.DEFAULT, clientOf(keys[0]));
        SharedTransport second = open(ZmqOptions.DEFAULT, clientOf(keys[0]));
        SharedTransport mistaken = open(ZmqOptions.DEFAULT, clientOf(wrong[0]));
        SharedTransport plain =
            open(ZmqOptions.DEFAULT.withMaxMessageSize(100), new ZmqSecurity.None())) {
      String secret = Peer.router(curve).echoing().bind();
      String free = Peer.router(servers).echoing().bind();
      assertThat(threadOf(plain)).isEqualTo(threadOf(first)).isEqualTo(threadOf(mistaken));
      Peer one = Peer.dealer(first).connect(secret);
      Peer two = Peer.dealer(second).connect(secret);
      Peer stranger = Peer.dealer(mistaken).connect(secret);
      Peer small = Peer.dealer(plain).connect(free);
      one.sendWhenWritable("one");
      two.sendWhenWritable("x".repeat(1000));
      small.sendWhenWritable("small");
      assertThat(one.await().text()).isEqualTo("one");
      assertThat(two.await().payload()).hasSize(1000);
      assertThat(small.await().text()).isEqualTo("small");
      assertThat(stranger.awaitConnectionNews()).isNotEqualTo("connected");
      assertThat(stranger.send("x")).isEqualTo(SendResult.BUSY);
    }
  }

  private static ZmqSecurity clientOf(byte[] serverKey) {
    byte[][] own = CurveCrypto.newKeys();
    return new ZmqSecurity.CurveClientSide(own[0], own[1], serverKey);
  }

  @Test
  void whoAsksForProofIsRefused() {
    assertThatThrownBy(
            () -> open(ZmqOptions.DEFAULT, new ZmqSecurity.PlainServerSide(new Everybody())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClientThatAsksForProofHasATransportOfItsOwn() {
    List<String> endpoint = List.of("tcp://127.0.0.1:1");
    ZmqSecurity asking = new ZmqSecurity.PlainServerSide(new Everybody());
    try (Transport own = Transports.forClient(endpoint, ZmqOptions.DEFAULT, asking);
        Transport shared =
            Transports.forClient(endpoint, ZmqOptions.DEFAULT, new ZmqSecurity.None())) {
      assertThat(own).isInstanceOf(ZmqTransport.class);
      assertThat(shared).isInstanceOf(SharedTransport.class);
    }
  }

  private static final class Everybody implements Gatekeeper {
    @Override
    public String admit(String mechanism, List<byte[]> credentials) {
      return mechanism;
    }

    @Override
    public boolean stillAdmits(String identity) {
      return true;
    }

    @Override
    public void onWithdrawal(Runnable action) {}

    @Override
    public void close() {}
  }

  /** One who has many commands, or much to read, leaves the others their turn. */
  @Test
  void commandsOfOneAreNotBehindAllOfAnother() {
    try (SharedTransport busy = open();
        SharedTransport other = open()) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      busy.loop()
          .execute(
              () -> {
                begun.countDown();
                awaitUninterrupted(goOn);
              });
      awaitUninterrupted(begun);
      AtomicInteger ran = new AtomicInteger();
      for (int i = 0; i < 100_000; i++) {
        busy.loop().execute(ran::incrementAndGet);
      }
      AtomicInteger before = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(1);
      other
          .loop()
          .execute(
              () -> {
                before.set(ran.get());
                done.countDown();
              });
      goOn.countDown();
      awaitUninterrupted(done);
      assertThat(before.get()).isLessThan(1000);
    }
  }

  /** What is read of a connection that broke must not depend on how many others broke with it. */
  @Test
  void whatAServerSaidBeforeItClosedIsReadByAll() {
    int clients = 30;
    int answers = 900;
    ZmqTransport leaving = new ZmqTransport(ZmqOptions.DEFAULT);
    Peer server = Peer.router(leaving);
    String endpoint = server.bind();
    List<SharedTransport> users = new ArrayList<>();
    List<Peer> peers = new ArrayList<>();
    List<Envelope> addresses = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      SharedTransport user = open();
      users.add(user);
      Peer peer = Peer.dealer(user).connect(endpoint);
      peer.sendWhenWritable("x");
      addresses.add(server.await().from());
      peers.add(peer);
    }
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    users
        .get(0)
        .loop()
        .execute(
            () -> {
              begun.countDown();
              awaitUninterrupted(goOn);
            });
    awaitUninterrupted(begun);
    for (Envelope address : addresses) {
      for (int i = 0; i < answers; i++) {
        assertThat(server.send(address, new byte[] {(byte) i})).isEqualTo(SendResult.SENT);
      }
    }
    leaving.close();
    goOn.countDown();

    for (Peer peer : peers) {
      for (int i = 0; i < answers; i++) {
        assertThat(peer.await().payload()).containsExactly((byte) i);
      }
    }
    users.forEach(Transport::close);
  }

  @Test
  void allComeBackToAServerThatComesBack() {
    ZmqOptions quick =
        ZmqOptions.DEFAULT.withReconnectIntervals(Duration.ofMillis(10), Duration.ofMillis(100));
    ZmqTransport first = new ZmqTransport(ZmqOptions.DEFAULT);
    String endpoint = Peer.router(first).echoing().bind();
    List<SharedTransport> users = new ArrayList<>();
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      SharedTransport user = open(quick, new ZmqSecurity.None());
      users.add(user);
      peers.add(Peer.dealer(user).connect(endpoint).awaitConnected());
    }
    first.close();
    peers.forEach(peer -> assertThat(peer.awaitConnectionNews()).isNotEqualTo("connected"));
    Peer.router(servers).echoing().bind(endpoint);

    for (Peer peer : peers) {
      peer.awaitConnected();
      peer.sendWhenWritable("again");
      assertThat(peer.await().text()).isEqualTo("again");
    }
    users.forEach(Transport::close);
  }
}
