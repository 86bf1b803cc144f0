package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that runs commands and fires timers; it has no sockets to watch. On a network
 * whose time stands still its timers fire only when the network says so.
 */
final class InProcessLoop implements IoLoop {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int WHEEL_SLOTS = 4096;

  private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
  private final InProcessNetwork network;
  private final TimerWheel timers;
  private final RateLimitedLog log =
      new RateLimitedLog(System.getLogger(InProcessLoop.class.getName()), System::nanoTime);
  private final Thread thread;
  private final Runnable atEnd;
  private boolean stopping;
  private volatile boolean ended;

  /**
   * Creates a loop that is not started yet.
   *
   * @param atEnd runs last, on the loop's thread
   */
  InProcessLoop(InProcessNetwork network, String name, Runnable atEnd) {
    this.network = network;
    this.timers = new TimerWheel(TICK_NANOS, WHEEL_SLOTS, network.nanoTime());
    this.atEnd = atEnd;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void execute(Runnable command) {
    if (ended) {
      return;
    }
    network.began();
    commands.add(command);
    if (ended) {
      dropCommands();
    }
  }

  private void dropCommands() {
    while (commands.poll() != null) {
      network.finished();
    }
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  @Override
  public TimerWheel timers() {
    return timers;
  }

  @Override
  public long nanoTime() {
    return network.nanoTime();
  }

  /** Ends the loop after the commands that were handed over before; only on its thread. */
  void stop() {
    stopping = true;
  }

  /** Waits until the thread is gone; whether it is. An interrupt is kept for later. */
  boolean join(Duration bound) {
    return ThreadEnd.await(thread, bound);
  }

  /** Whether no command waits to be run. */
  boolean isIdle() {
    return commands.isEmpty();
  }

  private void run() {
    try {
      while (!stopping) {
        Runnable command = next();
        if (command != null) {
          guarded("A command failed", command);
          network.finished();
        }
        if (!network.isManual()) {
          guarded("A timer failed", () -> timers.advance(nanoTime()));
        }
      }
    } finally {
      guarded("The end of the loop failed", atEnd);
      ended = true;
      dropCommands();
    }
  }

  private @Nullable Runnable next() {
    try {
      if (network.isManual()) {
        return commands.take();
      }
      long wait = timers.nextDelayNanos(nanoTime());
      return commands.poll(Math.min(wait, Long.MAX_VALUE / 2), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody ends this thread by an interrupt.
      return () -> {};
    }
  }

  /** Whatever a task throws must not end the thread that all peers depend on. */
  private void guarded(String what, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      log.warn(what, e);
    }
  }
}
