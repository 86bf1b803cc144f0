package dev.zerorpc.internal.rpc;

import dev.zerorpc.CancelledException;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.TimeoutExpiredException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages between the threads that send them and the loop that hands them to the network, with a
 * bound on their number and size. A message counts until the network has taken it.
 */
final class SendQueue {
  private final OneWaySettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Deque<byte[]> waiting = new ArrayDeque<>();
  private int messages;
  private long bytes;
  private long dropped;
  private boolean closed;

  SendQueue(OneWaySettings settings) {
    this.settings = settings;
  }

  /**
   * Puts a message in; any thread. One that is larger than the queue fits when nothing else is in
   * it.
   *
   * @param what names the message's method
   * @return false if it was dropped
   */
  boolean add(byte[] payload, Object what) {
    lock.lock();
    try {
      if (!closed && isFull(payload)) {
        switch (settings.whenFull()) {
          case BLOCK -> awaitRoom(payload, what);
          case FAIL -> throw new ServerBusyException(full(what));
          case DROP -> {
            dropped++;
            return false;
          }
        }
      }
      if (closed) {
        throw new CancelledException(
            what + ": the " + settings.label() + " was closed; nothing was sent");
      }
      waiting.add(payload);
      messages++;
      bytes += payload.length;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull(byte[] payload) {
    return messages >= settings.queueLimit()
        || (messages > 0 && bytes + payload.length > settings.queueBytes());
  }

  private void awaitRoom(byte[] payload, Object what) {
    long left = settings.blockTimeout().toNanos();
    try {
      while (!closed && isFull(payload)) {
        if (left <= 0) {
          throw new TimeoutExpiredException(
              full(what) + " within " + DurationText.of(settings.blockTimeout()));
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          what
              + ": the thread was interrupted while it waited for room in the queue of the "
              + settings.label()
              + "; nothing was sent");
    }
  }

  private String full(Object what) {
    return what
        + ": the queue of the "
        + settings.label()
        + " is full ("
        + messages
        + " messages, "
        + bytes
        + " bytes) and no peer took any; nothing was sent, is anybody connected and reading?";
  }

  /** Everything that has come in since the last time, in order; the loop's. */
  Deque<byte[]> take() {
    lock.lock();
    try {
      Deque<byte[]> taken = waiting;
      waiting = new ArrayDeque<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** The network has taken so much; the loop's. */
  void left(int count, long size) {
    lock.lock();
    try {
      messages -= count;
      bytes -= size;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; whoever waits for room is told. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the network has taken everything; an interrupt ends the wait and is kept. */
  void awaitEmpty(Duration bound) {
    long left = bound.toNanos();
    lock.lock();
    try {
      while (messages > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Counts what is left as dropped, and says how much it is. */
  int abandon() {
    lock.lock();
    try {
      int abandoned = messages;
      dropped += abandoned;
      messages = 0;
      bytes = 0;
      waiting.clear();
      return abandoned;
    } finally {
      lock.unlock();
    }
  }

  /** How many messages wait; any thread. */
  int size() {
    lock.lock();
    try {
      return messages;
    } finally {
      lock.unlock();
    }
  }

  /** How many messages were thrown away; any thread. */
  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
