package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.OneWayOutlet;
import dev.zerorpc.Publisher;
import dev.zerorpc.Puller;
import dev.zerorpc.Pusher;
import dev.zerorpc.Subscriber;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pushers, pullers, publishers and subscribers, with zerorpc-python on the other side. */
class OneWayIT {
  private static final String ANY_PORT = "tcp://127.0.0.1:*";
  private static final int MANY = 100_000;
  private static final int SOME = 500;

  private final BlockingQueue<Long> numbers = new LinkedBlockingQueue<>();
  private final Metrics service = (name, number) -> numbers.add(number);

  @Test
  void aPythonPullerGetsAllThatJavaPushes() {
    try (PeerProcess puller = python("puller", "bind", ANY_PORT, MANY);
        Pusher pusher = Pusher.connect(puller.endpoint())) {
      push(pusher, MANY);
      assertThat(puller.await("received", Duration.ofSeconds(90)))
          .isEqualTo("{\"count\":" + MANY + ",\"ordered\":true}");
      assertThat(pusher.sentMessages()).isEqualTo(MANY);
      assertThat(pusher.droppedMessages()).isZero();
    }
  }

  @Test
  void aPythonPullerMayConnect() {
    try (Pusher pusher = Pusher.builder().bind(ANY_PORT).build();
        PeerProcess puller = python("puller", "connect", pusher.endpoints().get(0), SOME)) {
      push(pusher, SOME);
      assertThat(puller.await("received")).isEqualTo("{\"count\":" + SOME + ",\"ordered\":true}");
    }
  }

  @Test
  void aJavaPullerGetsAllThatPythonPushes() throws InterruptedException {
    try (Puller puller =
            Puller.builder().service(MetricsDispatcher.of(service)).bind(ANY_PORT).start();
        PeerProcess pusher = python("pusher", "connect", puller.endpoints().get(0), MANY)) {
      assertNumbers(MANY);
      assertThat(pusher.await("sent")).isEqualTo(Integer.toString(MANY));
      assertThat(puller.receivedMessages()).isEqualTo(MANY);
      assertThat(puller.failedMessages() + puller.rejectedMessages()).isZero();
    }
  }

  @Test
  void aPythonSubscriberGetsWhatJavaPublishes() {
    try (Publisher publisher = Publisher.builder().bind(ANY_PORT).build();
        PeerProcess subscriber =
            python("subscriber", "connect", publisher.endpoints().get(0), SOME)) {
      assertThat(subscriber.endpoint()).isNotEmpty();
      greetUntilHeard(publisher, subscriber);
      push(publisher, SOME);
      assertThat(subscriber.await("received"))
          .isEqualTo("{\"count\":" + SOME + ",\"ordered\":true}");
      assertThat(publisher.overflows()).isZero();
    }
  }

  private static void greetUntilHeard(Publisher publisher, PeerProcess subscriber) {
    long giveUp = System.nanoTime() + PeerProcess.PATIENCE.toNanos();
    while (!subscriber.has("LISTENING", Duration.ofMillis(20))) {
      assertThat(System.nanoTime()).as("time to be heard").isLessThan(giveUp);
      MetricsStub.oneWay(publisher).count("anybody?", -1);
    }
  }

  @Test
  void aJavaSubscriberGetsWhatPythonPublishes() throws InterruptedException {
    try (PeerProcess publisher = python("publisher", "bind", ANY_PORT, SOME);
        Subscriber subscriber =
            Subscriber.builder()
                .service(MetricsDispatcher.of(service))
                .connect(publisher.endpoint())
                .start()) {
      assertThat(numbers.poll(30, TimeUnit.SECONDS)).isEqualTo(-1);
      publisher.say("heard");
      assertNumbers(SOME);
      assertThat(subscriber.failedMessages() + subscriber.rejectedMessages()).isZero();
    }
  }

  private static PeerProcess python(String kind, String how, String endpoint, int count) {
    return PeerProcess.python("oneway.py", kind, how, endpoint, Integer.toString(count));
  }

  private static void push(OneWayOutlet outlet, int count) {
    MetricsStub.OneWay metrics = MetricsStub.oneWay(outlet);
    for (int i = 0; i < count; i++) {
      metrics.count("hits", i);
    }
  }

  private void assertNumbers(int count) throws InterruptedException {
    for (long i = 0; i < count; i++) {
      Long number = numbers.poll(30, TimeUnit.SECONDS);
      while (number != null && number < 0) {
        number = numbers.poll(30, TimeUnit.SECONDS);
      }
      assertThat(number).isEqualTo(i);
    }
  }
}
