package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-way patterns over real sockets. */
@Timeout(120)
@SuppressWarnings("try") // What close does is among what is tested.
class OneWayTest {
  private static final MethodDescriptor<@Nullable Void> COUNT =
      MethodDescriptor.oneWay("Metrics", "count").parameter("number").build();
  private static final String ANY_PORT = "tcp://127.0.0.1:*";
  private static final int MANY = 100_000;

  private final BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();

  private static LambdaService service(java.util.function.IntConsumer handler) {
    return new LambdaService()
        .add(
            COUNT,
            call -> {
              handler.accept(call.arguments().parameter("number").readI32());
              call.reply();
            });
  }

  private Puller.Builder puller() {
    return Puller.builder().service(service(numbers::add));
  }

  private static void count(OneWayOutlet outlet, int number) {
    ClientCall<@Nullable Void> call = outlet.calls().call(COUNT);
    call.arguments().parameter("number").writeI32(number);
    call.send();
  }

  private int await() throws InterruptedException {
    Integer number = numbers.poll(30, TimeUnit.SECONDS);
    assertThat(number).as("a message").isNotNull();
    return java.util.Objects.requireNonNull(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {ANY_PORT, "inproc://*"})
  void aHundredThousandMessagesOfFourThreadsAllArriveOnce(String anywhere) throws Exception {
    BitSet seen = new BitSet();
    AtomicInteger doubled = new AtomicInteger();
    int[] lastOfThread = {-1, -1, -1, -1};
    AtomicInteger misplaced = new AtomicInteger();
    LambdaService service =
        service(
            number -> {
              if (seen.get(number)) {
                doubled.incrementAndGet();
              }
              seen.set(number);
              if (number < lastOfThread[number % 4]) {
                misplaced.incrementAndGet();
              }
              lastOfThread[number % 4] = number;
            });
    Puller puller = Puller.builder().service(service).queueLimit(500).bind(anywhere).start();
    try (Pusher pusher = Pusher.connect(puller.endpoints().get(0))) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int first = t;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = first; i < MANY; i += 4) {
                    count(pusher, i);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      pusher.close();
      assertThat(pusher.sentMessages()).isEqualTo(MANY);
      assertThat(pusher.droppedMessages()).isZero();
    }
    awaitHandled(puller, MANY);
    puller.close();

    assertThat(seen.cardinality()).isEqualTo(MANY);
    assertThat(doubled).hasValue(0);
    assertThat(misplaced).as("one puller with one thread keeps a thread's order").hasValue(0);
    assertThat(puller.failedMessages() + puller.rejectedMessages()).isZero();
  }

  private static void awaitHandled(Puller puller, long messages) {
    while (puller.handledMessages() < messages) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aPublisherReachesSubscribersInTheSameProcess() throws Exception {
    try (Publisher publisher = Publisher.builder().bind("inproc://*").build();
        Subscriber one =
            Subscriber.builder()
                .service(service(numbers::add))
                .connect(publisher.endpoints().get(0))
                .start();
        Subscriber two =
            Subscriber.builder()
                .service(service(numbers::add))
                .connect(publisher.endpoints().get(0))
                .start()) {
      // Who subscribes late misses what was published before.
      while (one.handledMessages() == 0 || two.handledMessages() == 0) {
        count(publisher, 0);
        TimeUnit.MILLISECONDS.sleep(1);
      }
      count(publisher, 7);

      for (int seen = 0; seen < 2; ) {
        seen += await() == 7 ? 1 : 0;
      }
    }
  }

  @Test
  void aPullerThatIsStuckHoldsItsPusherUpAndGetsEverythingInTheEnd() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    LambdaService blobs =
        new LambdaService()
            .add(
                MethodDescriptor.oneWay("Blobs", "blob")
                    .parameter("number")
                    .parameter("data")
                    .build(),
                call -> {
                  stuck.await();
                  numbers.add(call.arguments().parameter("number").readI32());
                  call.arguments().parameter("data").readBytes();
                  call.reply();
                });
    Puller.Builder builder = Puller.builder().service(blobs).queueLimit(10);
    int accepted = 0;
    try (Puller puller = builder.bind(ANY_PORT).start();
        Pusher pusher =
            Pusher.builder()
                .connect(puller.endpoints().get(0))
                .queueLimit(10)
                .blockWhenFull(Duration.ofMillis(500))
                .build()) {
      byte[] padding = new byte[64 * 1024];
      try {
        while (accepted < 100_000) {
          pusher.send("blob", accepted, padding);
          accepted++;
        }
      } catch (TimeoutExpiredException expected) {
        assertThat(expected).hasMessageContaining("is anybody connected and reading?");
      }
      assertThat(accepted).isBetween(10, 99_999);
      assertThat(puller.activeMessages()).isLessThanOrEqualTo(10);
      stuck.countDown();
      pusher.close();
      for (int i = 0; i < accepted; i++) {
        assertThat(await()).isEqualTo(i);
      }
      assertThat(pusher.sentMessages()).isEqualTo(accepted);
      assertThat(puller.receivedMessages()).isEqualTo(accepted);
    }
  }

  @Test
  void messagesWaitForAPullerThatComesLaterAndSpreadOverSeveral() throws Exception {
    String absent;
    try (Puller placeholder = puller().bind(ANY_PORT).start()) {
      absent = placeholder.endpoints().get(0);
    }
    try (Puller here = puller().bind(ANY_PORT).start();
        Pusher pusher = Pusher.builder().connect(absent).connect(here.endpoints().get(0)).build()) {
      for (int i = 0; i < 100; i++) {
        count(pusher, i);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(await()).isEqualTo(i);
      }
      try (Puller late = puller().bind(absent).start()) {
        while (late.handledMessages() < 10) {
          count(pusher, 1);
          assertThat(await()).isEqualTo(1);
        }
      }
      assertThat(pusher.droppedMessages()).isZero();
    }
  }

  @Test
  void aPusherMayBindAndAnyNumberOfPullersConnect() throws Exception {
    try (Pusher pusher = Pusher.builder().bind(ANY_PORT).bind(ANY_PORT).build();
        Puller puller =
            puller()
                .connect(pusher.endpoints().get(0))
                .connect(pusher.endpoints().get(1))
                .start()) {
      count(pusher, 7);
      assertThat(await()).isEqualTo(7);
      pusher.send("count", 8);
      assertThat(await()).isEqualTo(8);
      pusher.send("nothing", 8);
      pusher.send("count", "text");
      pusher.send("count", 9);
      assertThat(await()).isEqualTo(9);
      // They came over two connections, so in any order.
      while (puller.rejectedMessages() + puller.failedMessages() < 2) {
        Thread.onSpinWait();
      }
      assertThat(puller.rejectedMessages()).isEqualTo(1);
      assertThat(puller.failedMessages()).isEqualTo(1);
    }
  }

  @Test
  void whatCouldNotBeSentIsReported() {
    Pusher pusher =
        Pusher.builder().connect("tcp://127.0.0.1:1").linger(Duration.ofMillis(50)).build();
    count(pusher, 1);
    count(pusher, 2);
    pusher.close();

    assertThat(pusher.droppedMessages()).isEqualTo(2);
    assertThat(pusher.sentMessages()).isZero();
    assertThatThrownBy(() -> count(pusher, 3)).isInstanceOf(CancelledException.class);
  }

  @Test
  void aPullerMayBeClosedByItsHandler() throws Exception {
    Puller[] self = new Puller[1];
    CountDownLatch ready = new CountDownLatch(1);
    self[0] =
        Puller.builder()
            .service(
                service(
                    number -> {
                      awaitQuietly(ready);
                      self[0].close();
                    }))
            .bind(ANY_PORT)
            .start();
    ready.countDown();
    try (Pusher pusher = Pusher.connect(self[0].endpoints().get(0))) {
      count(pusher, 1);
      self[0].awaitTermination();
    }
    assertThat(self[0].handledMessages()).isEqualTo(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everySubscriberGetsWhatIsPublished() throws Exception {
    BlockingQueue<Integer> others = new LinkedBlockingQueue<>();
    try (Publisher publisher = Publisher.builder().bind(ANY_PORT).build();
        Subscriber one =
            Subscriber.builder()
                .service(service(numbers::add))
                .connect(publisher.endpoints().get(0))
                .start();
        Subscriber two =
            Subscriber.builder()
                .service("site", service(others::add))
                .service(service(others::add))
                .connect(publisher.endpoints().get(0))
                .start()) {
      while (one.receivedMessages() == 0 || two.receivedMessages() == 0) {
        count(publisher, -1);
        numbers.poll(5, TimeUnit.MILLISECONDS);
      }
      for (int i = 0; i < 1000; i++) {
        count(publisher, i);
      }
      publisher.send("site.count", 1000);
      awaitThousand(numbers);
      awaitThousand(others);
      assertThat(others.poll(30, TimeUnit.SECONDS)).isEqualTo(1000);
      assertThat(publisher.overflows()).isZero();
      assertThat(publisher.droppedMessages()).isZero();
      assertThat(one.failedMessages()).isZero();
    }
  }

  private static void awaitThousand(BlockingQueue<Integer> queue) throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      Integer number = queue.poll(30, TimeUnit.SECONDS);
      while (number != null && number < 0) {
        number = queue.poll(30, TimeUnit.SECONDS);
      }
      assertThat(number).isEqualTo(i);
    }
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> Pusher.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("connect(");
    assertThatThrownBy(() -> Puller.builder().bind(ANY_PORT).start())
        .hasMessageContaining("a service is missing");
    assertThatThrownBy(() -> puller().start()).hasMessageContaining("an endpoint is missing");
    assertThatThrownBy(() -> Publisher.connect("tcp://nowhere"))
        .isInstanceOf(RpcException.class)
        .hasMessageContaining("the port is missing");
    assertThatThrownBy(() -> puller().service(service(number -> {})).bind(ANY_PORT).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'count'");
    MethodDescriptor<String> answered =
        MethodDescriptor.unary("Metrics", "get", Codecs.STRING).build();
    try (Pusher pusher = Pusher.connect("tcp://127.0.0.1:1")) {
      assertThatThrownBy(() -> pusher.calls().call(answered))
          .hasMessageContaining("a pusher brings no answer back");
    }
  }
}
