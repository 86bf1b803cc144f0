package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.RecentHeads;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.Gatekeeper;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.RateLimitedLog;
import dev.zerorpc.internal.transport.TimerWheel;
import dev.zerorpc.internal.transport.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A puller or a subscriber: one socket, its methods, and the messages that are being handled. When
 * these are too many it stops reading, so that whoever sends has to wait.
 */
public final class OneWayReceiver implements MessageSocket.Listener, AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.zerorpc.oneway");
  private static final Duration INTERRUPTION_BOUND = Duration.ofSeconds(1);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int MAX_NAME = 100;

  /** Messages that are handed over together at most. */
  private static final int BATCH = 256;

  private final Transport transport;
  private final OneWayReceiverSettings settings;
  private final CallExecutor executor;
  private final OneWayHandlers handlers;
  private final RateLimitedLog log = new RateLimitedLog(LOG, System::nanoTime);
  private final LoopHandlers loopHandlers;
  private final MethodTable methods;

  /** The messages that are answered later, or have something to do when they are given up. */
  private final Set<OneWayTask> watched = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean resuming = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object drained = new Object();

  // Counted by the loop only.
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();

  // What became of those that were accepted.
  private final AtomicLong handled = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong abandoned = new AtomicLong();

  private final MessageSocket socket;
  private volatile @Nullable Gatekeeper gatekeeper;
  private final List<String> endpoints;

  /** Written by the loop only. */
  private volatile boolean paused;

  // The loop's.
  private final RecentHeads recent = new RecentHeads();
  private final List<OneWayTask> incoming = new ArrayList<>();
  private final Runnable endOfBatch = this::endOfBatch;

  /** Whether the end of these messages is going to be told. */
  private boolean inBatch;

  /** How many messages may still come before it is to be counted how many there are. */
  private int room = 1;

  private final TimerWheel.Timer retry =
      new TimerWheel.Timer() {
        @Override
        protected void expired(long nowNanos) {
          try {
            handlers.offer();
          } finally {
            if (handlers.isRefused()) {
              retryLater();
            } else {
              resumeIfRoom();
            }
          }
        }
      };

  /**
   * Opens the socket, binds and connects.
   *
   * @throws IllegalArgumentException if two methods have the same name
   * @throws dev.zerorpc.internal.transport.TransportException if an endpoint cannot be used;
   *     transport and executor are closed then
   */
  public OneWayReceiver(
      Transport transport, OneWayReceiverSettings settings, CallExecutor executor) {
    this.transport = transport;
    this.settings = settings;
    this.executor = executor;
    this.handlers = new OneWayHandlers(executor, this::abandoned);
    this.loopHandlers = new LoopHandlers(transport.loop(), LOG);
    try {
      this.methods = MethodTable.of(settings.services());
      this.socket = LoopCalls.call(transport.loop(), () -> transport.open(settings.role(), this));
      this.endpoints = LoopCalls.call(transport.loop(), this::attach);
    } catch (RuntimeException e) {
      transport.close();
      executor.close(INTERRUPTION_BOUND);
      throw e;
    }
  }

  private List<String> attach() {
    List<String> bound = new ArrayList<>();
    for (String endpoint : settings.binds()) {
      bound.add(socket.bind(endpoint));
    }
    for (String endpoint : settings.connects()) {
      socket.connect(endpoint);
    }
    return List.copyOf(bound);
  }

  /** What is bound, with the ports that were really taken, in the order of the settings. */
  public List<String> endpoints() {
    return endpoints;
  }

  /** How many messages came in. */
  public long receivedMessages() {
    return received.get();
  }

  /** How many messages were handled without an error. */
  public long handledMessages() {
    return handled.get();
  }

  /** How many messages' handlers failed. */
  public long failedMessages() {
    return failed.get();
  }

  /** How many messages were thrown away because they are malformed or for no method. */
  public long rejectedMessages() {
    return rejected.get();
  }

  /** How many messages are waiting or running. */
  public int activeMessages() {
    return (int) active();
  }

  private long active() {
    // Those that ended first, so that none ends uncounted meanwhile.
    long ended = handled.get() + failed.get() + abandoned.get();
    return accepted.get() - ended;
  }

  /** Handles messages only of those whom this still admits, and rejects all others. */
  public void admitOnly(@Nullable Gatekeeper value) {
    gatekeeper = value;
  }

  // --- the loop's

  @Override
  public void received(Envelope from, byte[] payload) {
    increment(received);
    Event event;
    try {
      event = EventCodec.decode(payload, recent);
    } catch (MalformedMessageException e) {
      reject("is malformed: " + e.getMessage());
      return;
    }
    if (!isAdmitted(from)) {
      reject("comes from a peer that is not allowed here any more");
      return;
    }
    if (event.responseTo() != null) {
      reject("answers a call, and no call was made from here");
      return;
    }
    MethodTable.Entry method = methods.find(event.name());
    if (method == null) {
      reject("is for a method that there is not: " + printable(event.name()));
      return;
    }
    increment(accepted);
    OneWayTask task = new OneWayTask(this, method, event, from.identity());
    if (!inBatch) {
      inBatch = true;
      transport.loop().execute(endOfBatch);
    }
    if (method.inline()) {
      loopHandlers.runNext(task);
    } else {
      incoming.add(task);
      if (incoming.size() == BATCH) {
        handOver();
      }
    }
    if (--room <= 0) {
      handOver();
      room = roomLeft();
      if (room <= 0) {
        pause();
      }
    }
  }

  /** The loop alone writes these counters, so that nothing needs to be locked. */
  private static void increment(AtomicLong counter) {
    counter.lazySet(counter.get() + 1);
  }

  /** The loop has received what there was for now. */
  private void endOfBatch() {
    inBatch = false;
    loopHandlers.rest();
    handOver();
  }

  private void handOver() {
    if (incoming.isEmpty()) {
      return;
    }
    try {
      handlers.add(incoming);
    } finally {
      // Even if no thread could be made they are there, and must not be added twice.
      incoming.clear();
      if (handlers.isRefused()) {
        retryLater();
        pause();
      }
    }
  }

  private void retryLater() {
    transport.loop().timers().schedule(retry, transport.loop().nanoTime() + RETRY_NANOS);
  }

  private int roomLeft() {
    return (int) Math.max(0, settings.queueLimit() - active());
  }

  private boolean isAdmitted(Envelope from) {
    Gatekeeper keeper = gatekeeper;
    String identity = from.identity();
    return keeper == null || (identity != null && keeper.stillAdmits(identity));
  }

  private void reject(String why) {
    increment(rejected);
    log.warn("a message to the " + settings.label() + " was thrown away: it " + why);
  }

  private static String printable(String name) {
    String text = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void writable() {}

  @Override
  public void dropped(MessageSocket.DropReason reason) {
    increment(received);
    reject(
        switch (reason) {
          case BAD_FRAMES -> "is not a single frame";
          case TOO_LARGE -> "is too large";
          case NOT_ADMITTED -> "comes from a peer that was never admitted";
        });
  }

  private void pause() {
    if (!paused) {
      paused = true;
      socket.pause();
      // The last of them may have ended before it could see that there is a pause.
      resumeIfRoom();
    }
  }

  private void resumeIfRoom() {
    resuming.set(false);
    if (paused && !handlers.isRefused() && hasRoom() && !closing.get()) {
      paused = false;
      room = roomLeft();
      socket.resume();
    }
  }

  // --- for the tasks, any thread

  private boolean hasRoom() {
    return active() <= settings.queueLimit() / 2;
  }

  boolean inLoop() {
    return transport.loop().inLoop();
  }

  String label() {
    return settings.label();
  }

  /** Whether what is not handled by now is given up. */
  boolean hasGivenUp() {
    return handlers.hasGivenUp();
  }

  /** The message is to be {@linkplain OneWayTask#cancel told} when it is given up. */
  void watch(OneWayTask task) {
    watched.add(task);
  }

  /** Ends a {@link #watch}. */
  void unwatch(OneWayTask task) {
    watched.remove(task);
  }

  /** Runs something on the executor's threads, if it takes it. */
  void runSoon(Runnable task) {
    try {
      executor.resume(task);
    } catch (RejectedExecutionException e) {
      log.warn("the executor of the " + settings.label() + " takes no more", e);
    }
  }

  void logFailure(OneWayTask task, Throwable thrown) {
    log.warn(
        task.descriptor() + ": a message to the " + settings.label() + " failed in its handler",
        thrown);
  }

  /** A message was handled. */
  void ended(OneWayTask task, boolean success, boolean isWatched) {
    if (isWatched) {
      unwatch(task);
    }
    endedAs(success ? handled : failed);
  }

  private void abandoned(OneWayTask task) {
    endedAs(abandoned);
  }

  private void endedAs(AtomicLong counter) {
    counter.incrementAndGet();
    if (paused && hasRoom() && resuming.compareAndSet(false, true)) {
      transport.loop().execute(this::resumeIfRoom);
    }
    if (closing.get()) {
      synchronized (drained) {
        drained.notifyAll();
      }
    }
  }

  // --- the end

  /** Waits until it is closed. */
  public void awaitTermination() throws InterruptedException {
    closed.await();
  }

  /**
   * Closes the socket, lets what was received end within the grace period, and interrupts the rest.
   * A handler that calls it does not wait for itself: another thread goes on.
   */
  @Override
  public void close() {
    boolean first = closing.compareAndSet(false, true);
    boolean own = CallContexts.current() != null || inLoop();
    if (first && own) {
      Thread closer = new Thread(this::shutDown, "zerorpc-" + settings.label() + "-closer");
      closer.setDaemon(true);
      closer.start();
    } else if (first) {
      shutDown();
    } else if (!own) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void shutDown() {
    try {
      long until = System.nanoTime() + settings.gracePeriod().toNanos();
      // What was received must be with the handlers before it is waited for.
      closeSocket();
      if (!drain(until)) {
        LOG.log(
            Level.WARNING,
            "{0} messages that the {1} had received were not handled within {2}; their handlers are"
                + " interrupted, or never called",
            active(),
            settings.label(),
            DurationText.of(settings.gracePeriod()));
        handlers.giveUp();
        watched.forEach(OneWayTask::cancel);
        boolean unused = drain(System.nanoTime() + INTERRUPTION_BOUND.toNanos());
      }
      executor.close(INTERRUPTION_BOUND);
    } finally {
      transport.close();
      closed.countDown();
    }
  }

  private void closeSocket() {
    CountDownLatch done = new CountDownLatch(1);
    transport
        .loop()
        .execute(
            () -> {
              socket.close();
              handOver();
              done.countDown();
            });
    try {
      // A handler that keeps the I/O thread has no more time than any other.
      if (!done.await(
          Math.max(settings.gracePeriod().toNanos(), INTERRUPTION_BOUND.toNanos()),
          TimeUnit.NANOSECONDS)) {
        LOG.log(Level.WARNING, "the I/O thread of the {0} is held up", settings.label());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether all messages have been handled before the time is over. */
  private boolean drain(long until) {
    synchronized (drained) {
      while (active() > 0) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(drained, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }
}
