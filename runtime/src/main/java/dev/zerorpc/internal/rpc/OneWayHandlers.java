package dev.zerorpc.internal.rpc;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a puller or subscriber that wait for a thread, and the threads that take them.
 * The only thread there is takes all that wait at once, several take them one by one, so that none
 * waits behind a slow one while a thread is idle. An executor of the user's gets a task for each
 * message, because nobody knows how many it runs at a time.
 */
final class OneWayHandlers {
  private final CallExecutor executor;

  /** How many own threads there are, or 0 for the user's. */
  private final int threads;

  private final Consumer<OneWayTask> abandoned;
  private final Object lock = new Object();

  // Guarded by the lock.
  private Queue<OneWayTask> waiting = new ArrayDeque<>();
  private final Set<Worker> workers = new HashSet<>();

  /** The own threads that work or are about to. */
  private int running;

  /** Tasks that the executor has still to be given; the loop's. */
  private int owed;

  /** Whether no more messages are handled. */
  private volatile boolean givenUp;

  /**
   * Creates a queue.
   *
   * @param abandoned is told of each message that is never handled, because it was given up
   */
  OneWayHandlers(CallExecutor executor, Consumer<OneWayTask> abandoned) {
    this.executor = executor;
    this.threads = executor.ownThreads();
    this.abandoned = abandoned;
  }

  /**
   * Takes messages, which are handled in that order, and offers them to the executor; the loop's.
   */
  void add(Collection<OneWayTask> messages) {
    synchronized (lock) {
      if (givenUp) {
        messages.forEach(abandoned);
        return;
      }
      waiting.addAll(messages);
      if (threads == 0) {
        owed += messages.size();
      } else {
        int more = Math.min(threads - running, waiting.size());
        running += more;
        owed += more;
      }
    }
    offer();
  }

  /** Offers the executor what it has not taken yet, as far as it takes it; the loop's. */
  void offer() {
    while (owed > 0 && executor.submit(threads == 0 ? this::workOnce : this::work)) {
      owed--;
    }
  }

  /** Whether the executor would not take all; {@link #offer} again then. The loop's. */
  boolean isRefused() {
    return owed > 0;
  }

  /** Whether {@link #giveUp} was called; any thread. */
  boolean hasGivenUp() {
    return givenUp;
  }

  /** Interrupts the handlers that run on these threads; what waits is never handled. Any thread. */
  void giveUp() {
    Queue<OneWayTask> left;
    synchronized (lock) {
      givenUp = true;
      workers.forEach(Worker::interrupt);
      left = waiting;
      waiting = new ArrayDeque<>();
    }
    left.forEach(abandoned);
  }

  /** On a thread of the user's: handles the message that is next. */
  private void workOnce() {
    Worker worker = new Worker();
    OneWayTask message;
    synchronized (lock) {
      message = waiting.poll();
      if (message == null) {
        return;
      }
      workers.add(worker);
    }
    try {
      message.run();
    } finally {
      worker.leave();
    }
  }

  /** On an own thread: handles messages until there are none. */
  private void work() {
    Worker worker = new Worker();
    synchronized (lock) {
      workers.add(worker);
    }
    try {
      Queue<OneWayTask> mine = take(new ArrayDeque<>());
      while (mine != null) {
        for (OneWayTask message; (message = mine.poll()) != null; ) {
          if (givenUp) {
            abandoned.accept(message);
          } else {
            message.run();
          }
        }
        mine = take(mine);
      }
    } finally {
      worker.leave();
    }
  }

  /**
   * What a thread is to handle next.
   *
   * @param empty is used for it, or kept for what comes later
   * @return null if nothing waits, and the thread counts as working no longer
   */
  private @Nullable Queue<OneWayTask> take(Queue<OneWayTask> empty) {
    synchronized (lock) {
      if (waiting.isEmpty()) {
        running--;
        return null;
      }
      if (threads == 1) {
        Queue<OneWayTask> taken = waiting;
        waiting = empty;
        return taken;
      }
      empty.add(waiting.remove());
      return empty;
    }
  }

  /** A thread while it works on messages. */
  private final class Worker {
    private final Thread thread = Thread.currentThread();
    private boolean interrupted;

    void interrupt() {
      interrupted = true;
      thread.interrupt();
    }

    void leave() {
      synchronized (lock) {
        workers.remove(this);
        if (interrupted) {
          // It meant the handlers, not what the thread does next.
          Thread.interrupted();
        }
      }
    }
  }
}
