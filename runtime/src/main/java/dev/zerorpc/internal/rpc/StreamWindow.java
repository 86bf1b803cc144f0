package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The items of a stream between the loop, which puts them in and never waits, and one reader; and
 * the arithmetic of what the sender may be granted.
 *
 * <p>Both sides work in batches, because waking a reader costs more than an item: the loop tells it
 * once of all that came in together, and the reader takes out all there is at once. What it has
 * taken out and not returned yet still counts as waiting.
 *
 * <p>A server begins with one slot. Nothing is granted to it before the first item has come: Python
 * servers drop a grant that arrives with the request. A caller has used its slot for the request,
 * and is granted the window at once. After that the window is filled up whenever less than half of
 * it is on its way or waiting. As a grant is made only when fewer items than half a window are
 * still owed, no second grant can be on its way, and a sender that takes a grant as the new total
 * (Node) instead of an addition (Python) is never left with nothing to send while more than that is
 * believed to be owed. A window that becomes smaller stays larger than twice what is owed, for the
 * same reason.
 */
final class StreamWindow {
  /** So many bytes of items, and no more, may wait until the reader is told of them together. */
  private static final int TOGETHER = 8192;

  private final WindowSize size;
  private final Executor loop;
  private final Runnable tell = this::tell;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private ArrayDeque<Event> came = new ArrayDeque<>();
  private long cameBytes;
  private int owed;
  private boolean closed;
  private boolean waiting;
  private @Nullable Runnable whenReady;

  /** Whether the reader will be told of what came. */
  private boolean telling;

  /** Written under the lock. */
  private volatile @Nullable Outcome end;

  // Only the reader's.
  private ArrayDeque<Event> taken = new ArrayDeque<>();

  /** On their way or waiting, with those that the reader has taken out already. */
  private int outstanding;

  private StreamWindow(WindowSize size, int owed, Executor loop) {
    this.size = size;
    this.owed = owed;
    this.outstanding = owed;
    this.loop = loop;
  }

  /**
   * One for what a server sends.
   *
   * @param size how many items it holds, at least 2
   * @param loop runs commands on the loop's thread, when what came in together has been put in
   */
  static StreamWindow fromServer(WindowSize size, Executor loop) {
    return new StreamWindow(size, 1, loop);
  }

  /** One for what a caller sends, who has to be granted the {@linkplain #due first} items too. */
  static StreamWindow fromCaller(int size, Executor loop) {
    return new StreamWindow(WindowSize.of(size), 0, loop);
  }

  /** Puts an item in; false if it had not been granted. The loop's. */
  boolean offer(Event item) {
    Runnable told = null;
    boolean tellLater = false;
    lock.lock();
    try {
      if (closed || end != null) {
        return true;
      }
      if (owed == 0) {
        return false;
      }
      owed--;
      came.add(item);
      cameBytes += item.retainedBytes();
      if (cameBytes >= TOGETHER) {
        told = wake();
      } else if (!telling && (waiting || whenReady != null)) {
        tellLater = true;
        telling = true;
      }
    } finally {
      lock.unlock();
    }
    run(told);
    if (tellLater) {
      loop.execute(tell);
    }
    return true;
  }

  private void tell() {
    Runnable told;
    lock.lock();
    try {
      telling = false;
      told = wake();
    } finally {
      lock.unlock();
    }
    run(told);
  }

  /** Nothing more will be put in. */
  void end(Outcome outcome) {
    Runnable told;
    lock.lock();
    try {
      if (end != null) {
        return;
      }
      end = outcome;
      told = wake();
    } finally {
      lock.unlock();
    }
    run(told);
  }

  /** Wakes the reader if it waits on its thread; what is to be run without the lock, or null. */
  private @Nullable Runnable wake() {
    if (waiting) {
      waiting = false;
      changed.signal();
    }
    Runnable told = whenReady;
    whenReady = null;
    return told;
  }

  private static void run(@Nullable Runnable told) {
    if (told != null) {
      told.run();
    }
  }

  /**
   * Whether {@link #take} does not wait; if it would, runs something once when it would not. The
   * reader's.
   */
  boolean isReady(Runnable whenItIs) {
    if (!taken.isEmpty()) {
      return true;
    }
    lock.lock();
    try {
      if (!came.isEmpty() || end != null || closed) {
        return true;
      }
      whenReady = whenItIs;
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is left to be taken and nothing will come. The reader's. */
  boolean isEmptyForGood() {
    lock.lock();
    try {
      return closed || (end != null && came.isEmpty() && taken.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /**
   * How many events the sender is to be granted now. The reader's: after each item, and for what a
   * caller sends before the first.
   */
  int due() {
    if (outstanding >= size.items() - outstanding || end != null) {
      return 0;
    }
    int grant = size.next(outstanding) - outstanding;
    outstanding += grant;
    lock.lock();
    try {
      owed += grant;
    } finally {
      lock.unlock();
    }
    return grant;
  }

  /** Waits for the next item; null if there is none any more. The reader's. */
  @Nullable Event take() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Event item = taken.poll();
    if (item == null) {
      takeAll();
      item = taken.poll();
    }
    if (item != null) {
      outstanding--;
      size.taken(item.retainedBytes());
    }
    return item;
  }

  private void takeAll() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (came.isEmpty() && end == null && !closed) {
        CallContexts.requireMayWait("the next item of a stream");
        waiting = true;
        changed.await();
      }
      ArrayDeque<Event> items = came;
      came = taken;
      taken = items;
      cameBytes = 0;
    } finally {
      waiting = false;
      lock.unlock();
    }
  }

  /** How the stream ended, or null if it has not. */
  @Nullable Outcome outcome() {
    return end;
  }

  /** Throws away what is there; the reader has left. */
  void close() {
    Runnable told;
    lock.lock();
    try {
      closed = true;
      came.clear();
      cameBytes = 0;
      told = wake();
    } finally {
      lock.unlock();
    }
    run(told);
  }

  /** Whether nothing more will be put in or taken out. */
  boolean isOver() {
    lock.lock();
    try {
      return closed || end != null;
    } finally {
      lock.unlock();
    }
  }
}
