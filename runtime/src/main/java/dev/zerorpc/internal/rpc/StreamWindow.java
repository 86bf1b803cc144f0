package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The items of a stream between the loop, which puts them in and never waits, and one reader; and
 * the arithmetic of what the sender may be granted.
 *
 * <p>A server begins with one slot. Nothing is granted to it before the first item has come: Python
 * servers drop a grant that arrives with the request. A caller has used its slot for the request,
 * and is granted the window at once. After that the window is filled up whenever less than half of
 * it is on its way or waiting. As a grant is made only when fewer items than half a window are
 * still owed, no second grant can be on its way, and a sender that takes a grant as the new total
 * (Node) instead of an addition (Python) is never left with nothing to send while more than that is
 * believed to be owed.
 */
final class StreamWindow {
  /**
   * What a reader gets.
   *
   * @param event the next item, or null if there is none any more
   * @param end how the stream ended, if there is no item
   * @param grant how many events the sender is to be granted now
   */
  record Taken(@Nullable Event event, @Nullable Outcome end, int grant) {}

  private final int size;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Event> items = new ArrayDeque<>();
  private @Nullable Outcome end;
  private boolean closed;
  private int owed;
  private boolean begun;
  private @Nullable Runnable whenReady;

  private StreamWindow(int size, boolean begun) {
    this.size = size;
    this.owed = begun ? 0 : 1;
    this.begun = begun;
  }

  /** One for what a server sends; holds at most {@code size} items, at least 2. */
  static StreamWindow fromServer(int size) {
    return new StreamWindow(size, false);
  }

  /** One for what a caller sends, who has to be granted the {@linkplain #due first} items too. */
  static StreamWindow fromCaller(int size) {
    return new StreamWindow(size, true);
  }

  /** Puts an item in; false if it had not been granted. */
  boolean offer(Event item) {
    Runnable told;
    lock.lock();
    try {
      if (closed || end != null) {
        return true;
      }
      if (owed == 0) {
        return false;
      }
      owed--;
      begun = true;
      items.add(item);
      changed.signal();
      told = takeWhenReady();
    } finally {
      lock.unlock();
    }
    told.run();
    return true;
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
      changed.signal();
      told = takeWhenReady();
    } finally {
      lock.unlock();
    }
    told.run();
  }

  private Runnable takeWhenReady() {
    Runnable told = whenReady;
    whenReady = null;
    return told == null ? () -> {} : told;
  }

  /** Whether {@link #take} does not wait; if it would, runs something once when it would not. */
  boolean isReady(Runnable whenItIs) {
    lock.lock();
    try {
      if (!items.isEmpty() || end != null || closed) {
        return true;
      }
      whenReady = whenItIs;
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is left to be taken and nothing will come. */
  boolean isEmptyForGood() {
    lock.lock();
    try {
      return closed || (end != null && items.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** How many events the sender is to be granted now; {@link #take} says so as well. */
  int due() {
    lock.lock();
    try {
      return dueGrant();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next item or the end. */
  Taken take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && end == null && !closed) {
        CallContexts.requireMayWait("the next item of a stream");
        changed.await();
      }
      Event item = closed ? null : items.poll();
      if (item == null) {
        return new Taken(null, end, 0);
      }
      return new Taken(item, null, dueGrant());
    } finally {
      lock.unlock();
    }
  }

  /** Throws away what is there; the reader has left. */
  void close() {
    Runnable told;
    lock.lock();
    try {
      closed = true;
      items.clear();
      changed.signal();
      told = takeWhenReady();
    } finally {
      lock.unlock();
    }
    told.run();
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

  private int dueGrant() {
    if (end != null || !begun || 2 * (owed + items.size()) >= size) {
      return 0;
    }
    int grant = size - owed - items.size();
    owed += grant;
    return grant;
  }
}
