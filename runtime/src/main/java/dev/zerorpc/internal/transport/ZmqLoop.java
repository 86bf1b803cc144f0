package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread with a selector: runs commands, fires timers and serves its sources in turns, and
 * sleeps while there is nothing to do.
 *
 * <p>What a turn does is bounded, so that neither many commands nor one busy source can hold up the
 * rest. A command, timer or source that throws is logged and does no other harm. An interrupt has
 * no effect.
 */
final class ZmqLoop implements IoLoop {
  /** Commands a turn. */
  private static final int COMMAND_BATCH = 4096;

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int WHEEL_SLOTS = 4096;

  /** Something with a channel that the loop watches; only used by the loop's thread. */
  interface Source {
    /** The channel that becomes readable when there is something to do. */
    SelectableChannel channel();

    /** Does a bounded part of what there is to do. */
    Progress process();
  }

  /** What a source found when it was processed. */
  enum Progress {
    /** Nothing. */
    NONE,
    /** Something, and it is done. */
    DONE,
    /** It must be processed again without waiting for the channel. */
    MORE
  }

  /** Signals in a row that only announced something, after which the loop rests for a while. */
  private static final int YIELDS = 4;

  private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

  /** A source's membership in the loop. */
  final class Registration {
    private final Source source;
    private final SelectionKey key;
    private boolean pending;

    /** Whether the channel has said that there is something to do. */
    private boolean signalled;

    private Registration(Source source) throws IOException {
      this.source = source;
      this.key = source.channel().register(selector, SelectionKey.OP_READ, this);
    }

    /** Has the source processed in this turn or the next, whatever its channel says. */
    void touch() {
      if (!pending && key.isValid()) {
        pending = true;
        ready.add(this);
      }
    }

    private void signalled() {
      signalled = true;
      touch();
    }

    /** Whether the channel said that there is something to do, and there was nothing. */
    private boolean process() {
      pending = false;
      boolean expected = signalled;
      signalled = false;
      if (!key.isValid()) {
        return false;
      }
      try {
        Progress progress = source.process();
        if (progress == Progress.MORE) {
          touch();
        }
        return expected && progress == Progress.NONE;
      } catch (Throwable e) {
        log.warn("A socket failed", e);
        return false;
      }
    }

    /** Takes the source out; when this returns the selector does not hold its channel any more. */
    void cancel() {
      key.cancel();
      poll(0);
    }
  }

  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

  /** Whether the thread will look at the commands again before it sleeps. */
  private final AtomicBoolean awake = new AtomicBoolean(true);

  private final Selector selector;
  private final TimerWheel timers;
  private final RateLimitedLog log;
  private final Runnable atEnd;
  private final Thread thread;
  private List<Registration> ready = new ArrayList<>();
  private List<Registration> processing = new ArrayList<>();
  private boolean stopping;
  private int earlySignals;
  private long turns;
  private volatile boolean ended;

  /**
   * Creates a loop that is not started yet.
   *
   * @param name the thread's
   * @param atEnd runs last, on the loop's thread
   */
  ZmqLoop(String name, RateLimitedLog log, Runnable atEnd) {
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("No selector for the thread " + name, e);
    }
    this.timers = new TimerWheel(TICK_NANOS, WHEEL_SLOTS, System.nanoTime());
    this.log = log;
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
    commands.add(command);
    wakeUp();
    if (ended) {
      // The loop may have ended in between; nobody else would let go of what the command holds.
      commands.clear();
    }
  }

  private void wakeUp() {
    // A flag that is set means that the loop has still to look at the queue: one wake-up, which is
    // a system call, serves all commands until then.
    if (!awake.get() && awake.compareAndSet(false, true)) {
      selector.wakeup();
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
    return System.nanoTime();
  }

  /** Adds a source; only on the loop's thread. */
  Registration register(Source source) {
    try {
      Registration registration = new Registration(source);
      registration.touch();
      return registration;
    } catch (IOException e) {
      throw new UncheckedIOException("A socket could not be registered", e);
    }
  }

  /** How often the loop has looked for work; only on its thread. */
  long turns() {
    return turns;
  }

  /** Ends the loop after the current turn; only on its thread. */
  void stop() {
    stopping = true;
  }

  /** Waits until the thread is gone; whether it is. An interrupt is kept for later. */
  boolean join(long timeoutNanos) {
    long deadline = System.nanoTime() + timeoutNanos;
    boolean interrupted = false;
    try {
      for (long left = timeoutNanos; thread.isAlive() && left > 0; ) {
        try {
          TimeUnit.NANOSECONDS.timedJoin(thread, left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = deadline - System.nanoTime();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return !thread.isAlive();
  }

  private void run() {
    try {
      while (!stopping) {
        turns++;
        runCommands();
        advanceTimers();
        processReady();
        if (!stopping) {
          poll(Math.min(timers.nextDelayNanos(System.nanoTime()), Long.MAX_VALUE / 2));
        }
      }
    } finally {
      guarded("The end of the loop failed", atEnd);
      ended = true;
      commands.clear();
      guarded("The selector could not be closed", this::closeSelector);
    }
  }

  private void advanceTimers() {
    try {
      timers.advance(System.nanoTime());
    } catch (Throwable e) {
      log.warn("A timer failed", e);
    }
  }

  private void runCommands() {
    for (int i = 0; i < COMMAND_BATCH; i++) {
      Runnable command = commands.poll();
      if (command == null) {
        return;
      }
      guarded("A command failed", command);
    }
  }

  private void processReady() {
    List<Registration> current = ready;
    ready = processing;
    processing = current;
    boolean early = false;
    for (int i = 0; i < current.size(); i++) {
      early |= current.get(i).process();
    }
    current.clear();
    if (early) {
      letSendersGoOn();
    } else {
      earlySignals = 0;
    }
  }

  /**
   * JeroMQ's threads first make a channel readable and then say what there is to be read. Who wakes
   * another thread often loses its processor to it; then the channel stays as it is until this
   * thread has let go of it.
   */
  @SuppressWarnings("ThreadPriorityCheck") // A hint is all that is meant.
  private void letSendersGoOn() {
    if (++earlySignals <= YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /** Sleeps for at most that long, or not at all if there is something to do. */
  private void poll(long nanos) {
    awake.set(false);
    boolean idle = nanos > 0 && ready.isEmpty() && commands.isEmpty();
    try {
      if (idle) {
        // Rounded up: a timer never fires early, so waking early would only spin. 0 would be for
        // ever.
        long millis = (nanos - 1) / TimeUnit.MILLISECONDS.toNanos(1) + 1;
        selector.select(ZmqLoop::signalled, millis);
      } else {
        selector.selectNow(ZmqLoop::signalled);
      }
    } catch (IOException e) {
      log.warn("Waiting for sockets failed", e);
    }
    awake.set(true);
    // With the flag set the next select would return at once, and the one after it.
    Thread.interrupted();
  }

  private static void signalled(SelectionKey key) {
    ((Registration) key.attachment()).signalled();
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
