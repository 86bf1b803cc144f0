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
 * <p>The sender begins with one slot. Nothing is granted before the first item has come: Python
 * servers drop a grant that arrives with the request. After that the window is filled up whenever
 * less than half of it is on its way or waiting. As a grant is made only when fewer items than half
 * a window are still owed, no second grant can be on its way, and a sender that takes a grant as
 * the new total (Node) instead of an addition (Python) is never left with nothing to send while
 * more than that is believed to be owed.
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
  private int owed = 1;
  private boolean begun;

  /** Creates one that holds at most {@code size} items, at least 2. */
  StreamWindow(int size) {
    this.size = size;
  }

  /** Puts an item in; false if it had not been granted. */
  boolean offer(Event item) {
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
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be put in. */
  void end(Outcome outcome) {
    lock.lock();
    try {
      if (end == null) {
        end = outcome;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next item or the end. */
  Taken take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && end == null && !closed) {
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
    lock.lock();
    try {
      closed = true;
      items.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
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
