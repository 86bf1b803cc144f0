package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MessageIds;
import dev.zerorpc.internal.event.MessageWriter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays both kinds of sender against the window: one adds a grant to what it has, one replaces it.
 */
class StreamWindowTest {
  private static final Event ITEM = item();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 100})
  void senderThatAddsIsNeverLeftWithoutCreditAndNeverOverrunsTheWindow(int size) throws Exception {
    play(size, false, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 100})
  void senderThatReplacesIsNeverLeftWithoutCreditAndNeverOverrunsTheWindow(int size)
      throws Exception {
    play(size, true, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 100})
  void grantsThatArriveLateAreHarmlessToo(int size) throws Exception {
    play(size, true, 1);
    play(size, false, 1);
  }

  private static void play(int size, boolean replaces, int sendsPerStep) throws Exception {
    play(WindowSize.of(size), size, replaces, sendsPerStep, () -> {});
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWindowThatGrowsAndShrinksNeverLeavesASenderWithoutCredit(boolean replaces)
      throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      AtomicLong clock = new AtomicLong();
      long step = round % 2 == 0 ? 0 : TimeUnit.MICROSECONDS.toNanos(1 + random.nextInt(2000));
      play(
          WindowSize.automatic(clock::get),
          WindowSize.LARGEST,
          replaces,
          1 + random.nextInt(5),
          () -> clock.addAndGet(random.nextInt(100) == 0 ? WindowSize.SLOW_NANOS : step));
    }
  }

  private static void play(
      WindowSize windowSize, int size, boolean replaces, int sendsPerStep, Runnable afterStep)
      throws Exception {
    StreamWindow window = StreamWindow.fromServer(windowSize, Runnable::run);
    int slots = 1;
    int sent = 0;
    int taken = 0;
    int grantOnTheWay = 0;
    for (int step = 0; taken < 5000; step++) {
      assertThat(step).as("the stream goes on").isLessThan(20_000);
      afterStep.run();
      for (int i = 0; i < sendsPerStep && slots > 0; i++) {
        assertThat(window.offer(ITEM)).as("item %s was granted", sent).isTrue();
        slots--;
        sent++;
      }
      assertThat(sent - taken).isLessThanOrEqualTo(size);
      // The grant arrives a step after it was made.
      if (grantOnTheWay > 0) {
        slots = replaces ? grantOnTheWay : slots + grantOnTheWay;
        grantOnTheWay = 0;
      }
      if (sent > taken) {
        assertThat(window.take()).isNotNull();
        taken++;
        int grant = window.due();
        assertThat(grant == 0 || grantOnTheWay == 0).as("one grant at a time").isTrue();
        grantOnTheWay += grant;
      }
    }
  }

  @Test
  void whoWaitsIsToldOnceOfAllThatCameTogether() throws Exception {
    Queue<Runnable> commands = new ArrayDeque<>();
    AtomicInteger told = new AtomicInteger();
    StreamWindow window = granted(10, commands::add);
    assertThat(window.isReady(told::incrementAndGet)).isFalse();

    window.offer(ITEM);
    window.offer(ITEM);
    window.offer(ITEM);

    assertThat(told).hasValue(0);
    assertThat(commands).hasSize(1);
    commands.remove().run();
    assertThat(told).hasValue(1);
    for (int i = 0; i < 3; i++) {
      assertThat(window.isReady(told::incrementAndGet)).isTrue();
      assertThat(window.take()).isSameAs(ITEM);
    }
    assertThat(window.isReady(told::incrementAndGet)).isFalse();
    window.offer(ITEM);
    assertThat(commands).as("told anew").hasSize(1);
  }

  @Test
  void muchThatCameTogetherIsToldAtOnce() {
    Queue<Runnable> commands = new ArrayDeque<>();
    AtomicInteger told = new AtomicInteger();
    StreamWindow window = granted(1000, commands::add);
    assertThat(window.isReady(told::incrementAndGet)).isFalse();

    int bytes = 0;
    for (; bytes < 8192; bytes += ITEM.retainedBytes()) {
      assertThat(told).as("after %s bytes", bytes).hasValue(0);
      window.offer(ITEM);
    }

    assertThat(told).hasValue(1);
    assertThat(commands).hasSize(1);
    commands.remove().run();
    assertThat(told).hasValue(1);
  }

  @Test
  void nobodyIsToldWhoDoesNotWait() throws Exception {
    Queue<Runnable> commands = new ArrayDeque<>();
    StreamWindow window = granted(10, commands::add);

    window.offer(ITEM);

    assertThat(commands).isEmpty();
    assertThat(window.take()).isSameAs(ITEM);
  }

  @Test
  void endIsToldAtOnceAndComesAfterTheItems() throws Exception {
    Queue<Runnable> commands = new ArrayDeque<>();
    AtomicInteger told = new AtomicInteger();
    StreamWindow window = granted(10, commands::add);
    assertThat(window.isReady(told::incrementAndGet)).isFalse();
    window.offer(ITEM);

    Outcome end = new Outcome.Answer(ITEM);
    window.end(end);

    assertThat(told).hasValue(1);
    commands.remove().run();
    assertThat(told).hasValue(1);
    assertThat(window.isEmptyForGood()).isFalse();
    assertThat(window.take()).isSameAs(ITEM);
    assertThat(window.due()).as("nothing is granted to who has ended").isZero();
    assertThat(window.isEmptyForGood()).isTrue();
    assertThat(window.take()).isNull();
    assertThat(window.outcome()).isSameAs(end);
  }

  @Test
  void waitingReaderIsWokenWhenItIsTold() throws Exception {
    Queue<Runnable> commands = new ArrayDeque<>();
    StreamWindow window = granted(10, commands::add);
    FutureTask<@Nullable Event> first = new FutureTask<>(window::take);
    Thread reader = new Thread(first);
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      assertThat(first.isDone()).isFalse();
      Thread.onSpinWait();
    }

    window.offer(ITEM);
    commands.remove().run();

    assertThat(first.get(10, TimeUnit.SECONDS)).isSameAs(ITEM);
  }

  @Test
  void itemsThatTheReaderHasTakenOutButNotReturnedYetCount() throws Exception {
    StreamWindow window = granted(10, Runnable::run);
    for (int i = 0; i < 10; i++) {
      assertThat(window.offer(ITEM)).isTrue();
    }

    assertThat(window.take()).isNotNull();

    assertThat(window.offer(ITEM)).as("one was taken, none granted").isFalse();
    for (int i = 1; i < 5; i++) {
      assertThat(window.due()).as("after %s of 10", i).isZero();
      assertThat(window.take()).isNotNull();
    }
    assertThat(window.due()).as("half of the window").isZero();
    assertThat(window.take()).isNotNull();
    assertThat(window.due()).isEqualTo(6);
  }

  @Test
  void interruptedReaderIsToldEvenIfThereAreItems() throws Exception {
    StreamWindow window = granted(10, Runnable::run);
    window.offer(ITEM);
    window.offer(ITEM);
    assertThat(window.take()).isNotNull();

    Thread.currentThread().interrupt();

    assertThatThrownBy(window::take).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(window.take()).as("none is lost").isNotNull();
  }

  /** A window that a caller has been granted. */
  private static StreamWindow granted(int size, Executor loop) {
    StreamWindow window = StreamWindow.fromCaller(size, loop);
    assertThat(window.due()).isEqualTo(size);
    return window;
  }

  private static Event item() {
    MessageIds ids = new MessageIds();
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids.next(), ids.next(), "STREAM");
    out.writeNil();
    return EventCodec.decode(out.toByteArray());
  }
}
