package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One direction of a connection: what one socket sends to another. {@link #offer} is the sender's
 * loop's, the rest the receiver's.
 */
final class InProcessLink {
  private final InProcessNetwork network;
  private final InProcessSocket sender;
  private final InProcessSocket receiver;
  private final boolean toBound;
  private final int highWaterMark;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean refused = new AtomicBoolean();

  // The receiver's.
  private final ArrayDeque<Delayed> delayed = new ArrayDeque<>();
  private final Arrival arrival = new Arrival();
  private boolean open = true;

  InProcessLink(
      InProcessNetwork network,
      InProcessSocket sender,
      InProcessSocket receiver,
      boolean toBound,
      int highWaterMark) {
    this.network = network;
    this.sender = sender;
    this.receiver = receiver;
    this.toBound = toBound;
    this.highWaterMark = highWaterMark;
  }

  /** Sends; false if too much waits already, and then the sender is told when it does not. */
  boolean offer(byte[] payload) {
    if (isFull()) {
      refused.set(true);
      // It may have emptied in between, and nobody would tell any more.
      if (isFull() || !refused.compareAndSet(true, false)) {
        return false;
      }
    }
    Duration delay = network.delay(toBound, payload);
    if (delay != null) {
      waiting.incrementAndGet();
      receiver.loop().execute(() -> arrived(payload, delay.toNanos()));
    }
    return true;
  }

  private boolean isFull() {
    return highWaterMark > 0 && waiting.get() >= highWaterMark;
  }

  /** Nothing more arrives, not even what is on its way. */
  void close() {
    open = false;
    delayed.clear();
    receiver.loop().timers().cancel(arrival);
  }

  private void arrived(byte[] payload, long delayNanos) {
    if (!open) {
      return;
    }
    if (delayNanos <= 0 && delayed.isEmpty()) {
      deliver(payload);
      return;
    }
    long due = receiver.loop().nanoTime() + delayNanos;
    Delayed last = delayed.peekLast();
    // Nothing overtakes on a connection.
    delayed.add(new Delayed(payload, last != null && last.due - due > 0 ? last.due : due));
    if (!arrival.isScheduled()) {
      receiver.loop().timers().schedule(arrival, delayed.element().due);
    }
  }

  private void deliver(byte[] payload) {
    int left = waiting.decrementAndGet();
    try {
      receiver.deliver(this, payload);
    } finally {
      if (left <= highWaterMark / 2 && refused.compareAndSet(true, false)) {
        sender.loop().execute(sender::writable);
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Delayed(byte[] payload, long due) {}

  private final class Arrival extends TimerWheel.Timer {
    @Override
    protected void expired(long now) {
      Delayed next;
      while ((next = delayed.peek()) != null) {
        if (next.due - now > 0) {
          receiver.loop().timers().schedule(this, next.due);
          return;
        }
        delayed.remove();
        deliver(next.payload);
      }
    }
  }
}
