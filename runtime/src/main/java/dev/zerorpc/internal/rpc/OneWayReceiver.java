package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MalformedMessageException;
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
import java.util.concurrent.atomic.LongAdder;
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

  private final Transport transport;
  private final OneWayReceiverSettings settings;
  private final CallExecutor executor;
  private final RateLimitedLog log = new RateLimitedLog(LOG, System::nanoTime);
  private final MethodTable methods;
  private final Set<OneWayTask> tasks = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean resuming = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object drained = new Object();
  private final LongAdder received = new LongAdder();
  private final LongAdder handled = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final MessageSocket socket;
  private volatile @Nullable Gatekeeper gatekeeper;
  private final List<String> endpoints;

  /** Written by the loop only. */
  private volatile boolean paused;

  /** The message that the user's executor would not take; the loop's. */
  private @Nullable OneWayTask held;

  private final TimerWheel.Timer retry =
      new TimerWheel.Timer() {
        @Override
        protected void expired(long nowNanos) {
          retryHeld();
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
    return received.sum();
  }

  /** How many messages were handled without an error. */
  public long handledMessages() {
    return handled.sum();
  }

  /** How many messages' handlers failed. */
  public long failedMessages() {
    return failed.sum();
  }

  /** How many messages were thrown away because they are malformed or for no method. */
  public long rejectedMessages() {
    return rejected.sum();
  }

  /** How many messages are waiting or running. */
  public int activeMessages() {
    return tasks.size();
  }

  /** Handles messages only of those whom this still admits, and rejects all others. */
  public void admitOnly(@Nullable Gatekeeper value) {
    gatekeeper = value;
  }

  // --- the loop's

  @Override
  public void received(Envelope from, byte[] payload) {
    received.increment();
    Event event;
    try {
      event = EventCodec.decode(payload);
    } catch (MalformedMessageException e) {
      reject("is malformed: " + e.getMessage());
      return;
    }
    if (!isAdmitted(from)) {
      reject("comes from a peer that is not allowed here any more");
      return;
    }
    if (event.header().responseTo() != null) {
      reject("answers a call, and no call was made from here");
      return;
    }
    MethodTable.Entry method = methods.find(event.name());
    if (method == null) {
      reject("is for a method that there is not: " + printable(event.name()));
      return;
    }
    OneWayTask task = new OneWayTask(this, method, event, from.identity());
    tasks.add(task);
    if (!executor.submit(task)) {
      held = task;
      transport.loop().timers().schedule(retry, transport.loop().nanoTime() + RETRY_NANOS);
    }
    if (held != null || tasks.size() >= settings.queueLimit()) {
      pause();
    }
  }

  private boolean isAdmitted(Envelope from) {
    Gatekeeper keeper = gatekeeper;
    String identity = from.identity();
    return keeper == null || (identity != null && keeper.stillAdmits(identity));
  }

  private void reject(String why) {
    rejected.increment();
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
    received.increment();
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
    if (paused && held == null && hasRoom() && !closing.get()) {
      paused = false;
      socket.resume();
    }
  }

  private void retryHeld() {
    OneWayTask task = held;
    if (task == null) {
      return;
    }
    if (executor.submit(task)) {
      held = null;
      resumeIfRoom();
    } else {
      transport.loop().timers().schedule(retry, transport.loop().nanoTime() + RETRY_NANOS);
    }
  }

  // --- for the tasks, any thread

  private boolean hasRoom() {
    return tasks.size() <= settings.queueLimit() / 2;
  }

  boolean inLoop() {
    return transport.loop().inLoop();
  }

  /** Runs something on the executor's threads, if it takes it. */
  void runSoon(Runnable task) {
    try {
      executor.resume(task);
    } catch (RejectedExecutionException e) {
      log.warn("the executor of the " + settings.label() + " takes no more", e);
    }
  }

  void succeeded() {
    handled.increment();
  }

  void failed(OneWayTask task, Throwable thrown) {
    failed.increment();
    log.warn(
        task.descriptor() + ": a message to the " + settings.label() + " failed in its handler",
        thrown);
  }

  void ended(OneWayTask task) {
    tasks.remove(task);
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
      transport.loop().execute(socket::close);
      if (!drain(settings.gracePeriod())) {
        LOG.log(
            Level.WARNING,
            "{0} messages that the {1} had received were not handled within {2}; their handlers are"
                + " interrupted, or never called",
            tasks.size(),
            settings.label(),
            DurationText.of(settings.gracePeriod()));
        tasks.forEach(task -> task.life().cancel());
        drain(INTERRUPTION_BOUND);
      }
      executor.close(INTERRUPTION_BOUND);
    } finally {
      transport.close();
      closed.countDown();
    }
  }

  /** Whether all messages have been handled before the time is over. */
  private boolean drain(Duration bound) {
    long until = System.nanoTime() + bound.toNanos();
    synchronized (drained) {
      while (!tasks.isEmpty()) {
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
