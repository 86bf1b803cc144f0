package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zmq.Ctx;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZmqLoopTest {
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final Ctx context = new Ctx();
  private long logTime;
  private final ZmqLoop loop =
      new ZmqLoop(
          "loop under test",
          new RateLimitedLog(new Recorder(), () -> logTime += TimeUnit.MINUTES.toNanos(1)));
  private final Poller poller = newPoller();

  private Poller newPoller() {
    context.setThreadFactory((task, name) -> loop.thread((Poller) task, true));
    return new Poller(context, "poller");
  }

  private final class Recorder implements Logger {
    @Override
    public String getName() {
      return "recorder";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, String message, Throwable thrown) {
      logged.add(level + " " + message + ": " + thrown.getMessage());
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, String format, Object... parameters) {
      logged.add(level + " " + format);
    }
  }

  @BeforeEach
  void start() {
    poller.start();
  }

  @AfterEach
  void stop() {
    loop.execute(loop::stop);
    poller.destroy();
  }

  @Test
  void commandsRunInOrderOnTheLoop() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      loop.execute(() -> order.add(number));
    }
    List<Integer> seen = Peer.onLoop(loop, () -> List.copyOf(order));
    assertThat(seen).hasSize(10_000).isSorted();
  }

  /** Each could take as much as there is in a turn; those in front must not take all of it. */
  @Test
  void sourcesThatAlwaysHaveSomethingTakeTurns() throws Exception {
    int sources = 5;
    CountDownLatch served = new CountDownLatch(sources);
    List<Pipe> pipes = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      Pipe pipe = Pipe.open();
      pipe.source().configureBlocking(false);
      pipes.add(pipe);
      CountDownLatch first = new CountDownLatch(20);
      loop.execute(
          () ->
              loop.register(
                  new ZmqLoop.Source() {
                    @Override
                    public SelectableChannel channel() {
                      return pipe.source();
                    }

                    @Override
                    public ZmqLoop.Progress process() {
                      int taken = 0;
                      while (taken < 600 && loop.takesFrame(false)) {
                        taken++;
                      }
                      if (taken > 0 && first.getCount() > 0) {
                        first.countDown();
                        if (first.getCount() == 0) {
                          served.countDown();
                        }
                      }
                      return ZmqLoop.Progress.MORE;
                    }
                  }));
    }
    assertThat(served.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    for (Pipe pipe : pipes) {
      pipe.sink().close();
      pipe.source().close();
    }
  }

  @Test
  void aCommandMayHandOverCommands() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> loop.execute(() -> loop.execute(done::countDown)));
    assertThat(done.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatThrowsIsLoggedAndDoesNotEndTheLoop() throws InterruptedException {
    loop.execute(
        () -> {
          throw new IllegalStateException("a command's");
        });
    loop.execute(
        () -> {
          throw new AssertionError("an error");
        });
    loop.execute(
        () ->
            loop.timers()
                .schedule(
                    new TimerWheel.Timer() {
                      @Override
                      protected void expired(long nowNanos) {
                        throw new IllegalStateException("a timer's");
                      }
                    },
                    loop.nanoTime()));

    assertThat(logged.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("WARNING A command failed: a command's");
    assertThat(logged.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("WARNING A command failed: an error");
    assertThat(logged.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("WARNING A timer failed: a timer's");
    assertThat(Peer.onLoop(loop, loop::inLoop)).isTrue();
  }

  @Test
  void anIdleLoopSleepsUntilItsTimerAlsoWhenItWasInterrupted() throws InterruptedException {
    long delay = TimeUnit.MILLISECONDS.toNanos(200);
    BlockingQueue<Long> result = new LinkedBlockingQueue<>();
    Thread thread = Peer.onLoop(loop, Thread::currentThread);
    loop.execute(
        () -> {
          long turns = loop.turns();
          long start = loop.nanoTime();
          loop.timers()
              .schedule(
                  new TimerWheel.Timer() {
                    @Override
                    protected void expired(long nowNanos) {
                      result.add(nowNanos - start);
                      result.add(loop.turns() - turns);
                    }
                  },
                  start + delay);
          Thread.currentThread().interrupt();
        });
    thread.interrupt();

    assertThat(result.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(delay);
    assertThat(result.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isLessThan(20);
    assertThat(Peer.onLoop(loop, () -> Thread.currentThread().isInterrupted())).isFalse();
    assertThat(logged).isEmpty();
  }

  /** JeroMQ's poller overlooks what is scheduled while it looks at what else is due later. */
  @Test
  void aTimerThatATimerSchedulesIsOnTimeBesideTimersOfJeroMqs() throws InterruptedException {
    CountDownLatch fired = new CountDownLatch(5);
    loop.execute(
        () -> {
          poller.addTimer(TimeUnit.MINUTES.toMillis(10), new IPollEvents() {}, 1);
          loop.timers()
              .schedule(
                  new TimerWheel.Timer() {
                    @Override
                    protected void expired(long nowNanos) {
                      fired.countDown();
                      loop.timers().schedule(this, nowNanos + TimeUnit.MILLISECONDS.toNanos(20));
                    }
                  },
                  loop.nanoTime());
        });
    assertThat(fired.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** The JDK closes a channel under an interrupted thread, but not where nothing can wait. */
  @Test
  void threadsThatAreInterruptedMayHandOverCommands() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(20_000);
    Thread caller =
        new Thread(
            () -> {
              for (long i = done.getCount(); i > 0; i--) {
                loop.execute(done::countDown);
              }
            });
    caller.start();
    while (caller.isAlive()) {
      caller.interrupt();
    }
    Thread.currentThread().interrupt();
    loop.execute(() -> {});
    assertThat(Thread.interrupted()).isTrue();

    assertThat(done.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(logged).isEmpty();
  }

  @Test
  void jeroMqMayHaveTheLoopDoWhatCannotWait() throws InterruptedException {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> loop.executeNow(() -> order.add("queued, being in a turn")));
    Peer.onLoop(loop, () -> true);
    loop.execute(
        () ->
            poller.addTimer(
                1,
                new IPollEvents() {
                  @Override
                  public void timerEvent(int id) {
                    loop.execute(() -> order.add("handed over before"));
                    loop.executeNow(() -> order.add("now"));
                    order.add("JeroMQ goes on");
                    done.countDown();
                  }
                },
                1));

    assertThat(done.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(order)
        .containsExactly("queued, being in a turn", "handed over before", "now", "JeroMQ goes on");
  }

  @Test
  void anErrorOfJeroMqsDoesNotEndTheLoop() throws InterruptedException {
    loop.execute(
        () ->
            poller.addTimer(
                1,
                new IPollEvents() {
                  @Override
                  public void timerEvent(int id) {
                    throw new AssertionError("JeroMQ's");
                  }
                },
                1));

    assertThat(logged.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("WARNING The thread loop under test failed, and goes on: JeroMQ's");
    assertThat(Peer.onLoop(loop, loop::inLoop)).isTrue();
  }

  @Test
  void anEndlessChainOfCommandsDoesNotHoldUpTimers() throws InterruptedException {
    CountDownLatch fired = new CountDownLatch(1);
    loop.execute(
        () ->
            loop.timers()
                .schedule(
                    new TimerWheel.Timer() {
                      @Override
                      protected void expired(long nowNanos) {
                        fired.countDown();
                      }
                    },
                    loop.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5)));
    loop.execute(
        new Runnable() {
          @Override
          public void run() {
            if (fired.getCount() > 0) {
              loop.execute(this);
            }
          }
        });
    assertThat(fired.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theLogIsLimitedToOneLineASecond() {
    long[] now = {0};
    RateLimitedLog log = new RateLimitedLog(new Recorder(), () -> now[0]);
    for (int i = 0; i < 1000; i++) {
      log.warn("m" + i, new IllegalStateException("cause"));
    }
    now[0] += TimeUnit.SECONDS.toNanos(1);
    log.warn("later", new IllegalStateException("cause"));

    assertThat(logged)
        .containsExactly("WARNING m0: cause", "WARNING later (999 more since the last): cause");
  }

  @Test
  void aChannelThatSaysMoreThanThereIsDoesNotSpinTheLoop() throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    int times = 200;
    CountDownLatch processed = new CountDownLatch(times);
    AtomicLong first = new AtomicLong();
    AtomicLong last = new AtomicLong();
    loop.execute(
        () ->
            loop.register(
                new ZmqLoop.Source() {
                  @Override
                  public SelectableChannel channel() {
                    return pipe.source();
                  }

                  @Override
                  public ZmqLoop.Progress process() {
                    first.compareAndSet(0, System.nanoTime());
                    last.set(System.nanoTime());
                    processed.countDown();
                    return ZmqLoop.Progress.NONE;
                  }
                }));

    assertThat(processed.await(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    pipe.sink().close();
    pipe.source().close();

    // But for the first few it has let others go on each time, for at least so long.
    assertThat(last.get() - first.get())
        .isGreaterThan((times - 10) * TimeUnit.MICROSECONDS.toNanos(20));
  }
}
