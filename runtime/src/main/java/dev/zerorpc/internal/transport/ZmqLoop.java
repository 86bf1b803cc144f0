package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import zmq.io.IOThread;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;

/**
 * JeroMQ's own I/O thread, made to run commands, to fire timers and to serve sources too: what a
 * connection brings is handled by the thread that has read it, and what is sent is written by the
 * thread that was asked to, so that neither waits for another thread to be woken.
 *
 * <p>The loop lives in a {@link Poller} of JeroMQ's, which waits for connections and for this. What
 * it does before the poller goes on, a turn, is bounded, so that neither many commands nor one busy
 * source can hold up the rest. A command, timer or source that throws is logged and does no other
 * harm. An interrupt has no effect.
 */
final class ZmqLoop implements IoLoop, FrameBudget {
  /** Commands a round. */
  private static final int COMMAND_BATCH = 4096;

  /** The same for each of several users. */
  private static final int SHARED_BATCH = 256;

  /** How often a turn looks again for what came meanwhile, which spares a wake-up. */
  private static final int ROUNDS = 4;

  /** Turns of JeroMQ's until a channel that is about to be forgotten can be found. */
  private static final int SEARCHES = 3;

  /**
   * Frames received after which a turn ends, so that JeroMQ can take the news that come of them.
   * These go through a pipe of the system's, which has room for 4,096 at least and for 65,536
   * mostly, and who fills it waits for this very thread. At worst each frame is a piece of news.
   */
  static final int FRAMES = 1000;

  /** The same where a turn cannot end yet. */
  static final int MOST_FRAMES = 3000;

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int WHEEL_SLOTS = 4096;

  /** A wait that has to be exact to the millisecond. */
  private static final long SHORT_WAIT_MILLIS = 20;

  /** Signals in a row that only announced something, after which the loop rests for a while. */
  private static final int YIELDS = 4;

  private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

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

  /** A source's membership in the loop. */
  final class Registration implements IPollEvents {
    private final Source source;
    private final Poller.Handle handle;
    private boolean pending;
    private boolean cancelled;

    /** Whether the channel has said that there is something to do. */
    private boolean signalled;

    private Registration(Source source) {
      this.source = source;
      this.handle = poller().addHandle(source.channel(), this);
      poller().setPollIn(handle);
    }

    /** Has the source processed in this turn or the next, whatever its channel says. */
    void touch() {
      if (ready() && !inTurn) {
        wakeUp();
      }
    }

    /** Has it processed in the next round; whether that is new. */
    private boolean ready() {
      if (pending || cancelled) {
        return false;
      }
      pending = true;
      ready.add(this);
      return true;
    }

    @Override
    public void inEvent() {
      signalled = true;
      boolean unused = ready();
      turn();
    }

    /** Whether the channel said that there is something to do, and there was nothing. */
    private boolean process() {
      pending = false;
      boolean expected = signalled;
      signalled = false;
      if (cancelled) {
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

    /** Takes the source out. */
    void cancel() {
      if (!cancelled) {
        cancelled = true;
        poller().removeHandle(handle);
      }
    }
  }

  /** What brings the poller to the loop. */
  private final class Calls implements IPollEvents {
    @Override
    public void inEvent() {
      takeWakeUps();
      turn();
    }

    @Override
    public void timerEvent(int id) {
      armed = false;
      turn();
      // The poller has already looked which of its calls is next, and has not seen a new one.
      signal();
    }
  }

  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

  private final LoopShares shares = new LoopShares(this);

  /** Whether the thread will look at the commands again before it sleeps. */
  private final AtomicBoolean awake = new AtomicBoolean(true);

  private final WakeUps wakeUps;
  private final Calls calls = new Calls();
  private final TimerWheel timers;
  private final RateLimitedLog log;
  private final String name;
  private @Nullable Poller poller;
  private Poller.@Nullable Handle wakeUpHandle;
  private final OpenConnections connections = new OpenConnections();
  private final FramePool framePool = new FramePool(this);
  private volatile UncaughtExceptionHandler failures = (where, e) -> {};
  private volatile @Nullable IOThread jeroMq;
  private volatile @Nullable Thread thread;
  private List<Registration> ready = new ArrayList<>();
  private List<Registration> processing = new ArrayList<>();
  private boolean inTurn;
  private boolean armed;
  private long armedFor;
  private int searches;
  private int frames;
  private int earlySignals;
  private long turns;
  private volatile boolean stopped;

  /**
   * Creates a loop that waits for its {@linkplain #thread thread}.
   *
   * @param name the thread's
   */
  ZmqLoop(String name, RateLimitedLog log) {
    this.name = name;
    this.log = log;
    this.timers = new TimerWheel(TICK_NANOS, WHEEL_SLOTS, System.nanoTime());
    this.wakeUps = new WakeUps(name);
  }

  /**
   * The thread in which JeroMQ's poller and this loop run, not started yet; once.
   *
   * @param runs the poller
   * @param inherits whether it gets what belongs to the thread that calls this
   */
  Thread thread(Poller runs, boolean inherits) {
    poller = runs;
    // Nobody has a reason to interrupt it, and JeroMQ could make no sense of it.
    Thread created =
        new Thread(null, () -> run(runs), name, 0, inherits) {
          @Override
          public void interrupt() {}
        };
    created.setDaemon(true);
    thread = created;
    return created;
  }

  /**
   * Says whose commands the loop may carry out at the end of a turn, before the poller does.
   *
   * @param onFailure what the poller calls when one of them throws
   */
  void runsIn(IOThread ioThread, UncaughtExceptionHandler onFailure) {
    failures = onFailure;
    jeroMq = ioThread;
  }

  @Override
  public void execute(Runnable command) {
    if (stopped) {
      return;
    }
    commands.add(command);
    wakeUp();
    if (stopped) {
      // The loop may have ended in between; nobody else would let go of what the command holds.
      commands.clear();
    }
  }

  /** Those who have commands of their own; any thread. */
  LoopShares shares() {
    return shares;
  }

  /**
   * Runs a command, and all that were handed over before it, before it returns, if the caller is
   * JeroMQ in this thread; otherwise hands it over. Those of shares are not among them.
   */
  void executeNow(Runnable command) {
    if (!inLoop() || inTurn || stopped) {
      execute(command);
      return;
    }
    commands.add(command);
    inTurn = true;
    try {
      for (Runnable next = null; next != command && !stopped; ) {
        next = commands.poll();
        if (next != null) {
          guarded("A command failed", next);
        }
      }
      arm();
    } finally {
      inTurn = false;
      if (!ready.isEmpty()) {
        wakeUp();
      }
    }
  }

  /** Has the thread look at the commands before it sleeps; any thread. */
  void wakeUp() {
    // A flag that is set means that the loop has still to look at the queue: one wake-up, which is
    // a system call, serves all commands until then.
    if (!awake.get() && awake.compareAndSet(false, true)) {
      signal();
    }
  }

  private void signal() {
    try {
      wakeUps.give();
    } catch (IOException e) {
      if (!stopped) {
        log.warn("The thread " + name + " could not be woken", e);
      }
    }
  }

  private void takeWakeUps() {
    try {
      wakeUps.take();
    } catch (IOException e) {
      log.warn("The thread " + name + " could not take what woke it", e);
    }
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  /** Short frames for its sockets. */
  FramePool framePool() {
    return framePool;
  }

  /** The connections of its sockets; any thread. */
  OpenConnections connections() {
    return connections;
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
    Registration registration = new Registration(source);
    registration.touch();
    return registration;
  }

  /**
   * Has JeroMQ look through all the channels that it waits for, in its next turns; only on the
   * loop's thread. It forgets one whose registration it cancelled and made anew in the same turn of
   * its own, and finds it again when any other is registered, but not before the next turn.
   */
  void findForgotten() {
    searches = SEARCHES;
    wakeUp();
  }

  private void search() {
    if (searches > 0 && wakeUpHandle != null) {
      searches--;
      poller().setPollIn(wakeUpHandle);
      wakeUp();
    }
  }

  @Override
  public boolean takesFrame(boolean inMessage) {
    return takesFrame(FRAMES);
  }

  /** The same where a turn cannot end yet; only on the loop's thread. */
  boolean takesLastFrame() {
    return takesFrame(MOST_FRAMES);
  }

  private boolean takesFrame(int most) {
    if (frames >= most) {
      return false;
    }
    frames++;
    return true;
  }

  /**
   * Has that source processed, and the rest of a turn done, before it returns: for JeroMQ, which is
   * at something else in this thread. Within a turn there is none; the answer is false then.
   */
  boolean turnFor(Registration source) {
    if (!inLoop() || inTurn || stopped || frames >= FRAMES) {
      return false;
    }
    boolean unused = source.ready();
    takeTurn();
    return true;
  }

  /** How often the loop has looked for work; only on its thread. */
  long turns() {
    return turns;
  }

  /**
   * Ends the loop: nothing that was handed over runs any more, no timer fires, no source is served.
   * JeroMQ goes on until its context is terminated. Only on the loop's thread.
   */
  void stop() {
    stopped = true;
    commands.clear();
  }

  private Poller poller() {
    if (poller == null) {
      throw new IllegalStateException("The loop has no thread yet");
    }
    return poller;
  }

  private void run(Poller runs) {
    wakeUpHandle = runs.addHandle(wakeUps.channel(), calls);
    runs.setPollIn(wakeUpHandle);
    // What was handed over until now finds the flag set.
    signal();
    try {
      while (!runToItsEnd(runs)) {
        // What it was at is lost, but not the other connections, nor anybody's timeouts.
        signal();
        LockSupport.parkNanos(TICK_NANOS);
      }
    } finally {
      stop();
      guarded("The pipe of the loop could not be closed", wakeUps::close);
    }
  }

  private boolean runToItsEnd(Poller runs) {
    try {
      runs.run();
      return true;
    } catch (Throwable e) {
      inTurn = false;
      log.warn("The thread " + name + " failed, and goes on", e);
      return false;
    }
  }

  /** Does what there is to do, as far as it is not too much for once, and has JeroMQ follow. */
  private void turn() {
    takeTurn();
    if (!stopped) {
      passOn();
    }
  }

  private void takeTurn() {
    if (stopped) {
      return;
    }
    inTurn = true;
    awake.set(true);
    try {
      for (int i = 0; i < ROUNDS && frames < FRAMES; i++) {
        turns++;
        runCommands();
        advanceTimers();
        processReady();
        if (stopped) {
          return;
        }
        if (isIdle()) {
          break;
        }
      }
      arm();
    } finally {
      inTurn = false;
      awake.set(false);
    }
    search();
    if (!isIdle()) {
      wakeUp();
    }
  }

  private boolean isIdle() {
    return commands.isEmpty() && ready.isEmpty() && shares.areIdle();
  }

  /** Has JeroMQ do at once what the sockets have told it: it need not be woken for it. */
  private void passOn() {
    IOThread own = jeroMq;
    if (own != null) {
      try {
        own.inEvent();
      } catch (RuntimeException e) {
        // What the poller does with it, too; the rest of the news is taken in its next turn.
        failures.uncaughtException(Thread.currentThread(), e);
      }
    }
    frames = 0;
  }

  /** Has the poller call when the next timer is due; it keeps one call, which this moves. */
  private void arm() {
    long now = System.nanoTime();
    long delay = timers.nextDelayNanos(now);
    if (delay > Long.MAX_VALUE / 2) {
      return;
    }
    // Rounded up: a timer never fires early, so being called early would only spin. The poller's
    // clock has whole milliseconds, and it may call one early; where one is nothing, it gets more.
    long millis = Math.max(1, (delay + TICK_NANOS - 1) / TICK_NANOS);
    if (millis > SHORT_WAIT_MILLIS) {
      millis++;
    }
    long due = now + millis * TICK_NANOS;
    if (!armed || due - armedFor < 0) {
      poller().addTimer(millis, calls, 0);
      armed = true;
      armedFor = due;
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
    runCommands(commands, COMMAND_BATCH);
    List<LoopShare> all = shares.all();
    int batch = all.size() > 1 ? SHARED_BATCH : COMMAND_BATCH;
    for (int i = 0; i < all.size(); i++) {
      runCommands(all.get(i).commands(), batch);
    }
  }

  private void runCommands(Queue<Runnable> waiting, int most) {
    for (int i = 0; i < most && frames < FRAMES; i++) {
      Runnable command = waiting.poll();
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
      if (frames >= FRAMES) {
        // Who gets nothing any more is first next time, or those in front would take all for ever.
        ready.addAll(0, current.subList(i, current.size()));
        break;
      }
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

  /** Whatever a task throws must not end the thread that all peers depend on. */
  private void guarded(String what, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      log.warn(what, e);
    }
  }
}
