package dev.zerorpc.internal.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One direction of a connection: what one socket sends to another. {@link #offer} and {@link
 * #reclaim} are the sender's loop's, the rest the receiver's.
 */
final class InProcessLink {
  /** Messages a turn once many wait, so that timers and commands get theirs in between. */
  private static final int BATCH = 256;

  private final InProcessNetwork network;
  private final InProcessSocket sender;
  private final InProcessSocket receiver;
  private final boolean toBound;
  private final int highWaterMark;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean refused = new AtomicBoolean();

  /** What is on its way, oldest first; whoever takes a message out of here has it. */
  private final Queue<Message> messages = new ConcurrentLinkedQueue<>();

  // The sender's.
  private long lastDue;
  private boolean overflowing;

  // The receiver's.
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
    this.lastDue = network.nanoTime();
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
    overflowing = false;
    Duration delay = network.delay(toBound, payload);
    if (delay != null) {
      long due = network.nanoTime() + delay.toNanos();
      // Nothing overtakes on a connection.
      lastDue = lastDue - due > 0 ? lastDue : due;
      waiting.incrementAndGet();
      messages.add(new Message(payload, lastDue));
      receiver.loop().execute(() -> deliverUpTo(1));
    }
    return true;
  }

  private boolean isFull() {
    return highWaterMark > 0 && waiting.get() >= highWaterMark;
  }

  /** Whether nothing is on its way; any thread. */
  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** Whether this is the first message that was refused since one was taken. */
  boolean beginsToOverflow() {
    boolean first = !overflowing;
    overflowing = true;
    return first;
  }

  /** Takes back what has not been delivered, oldest first. */
  List<byte[]> reclaim() {
    List<byte[]> taken = new ArrayList<>();
    Message message;
    while ((message = messages.poll()) != null) {
      taken.add(message.payload);
    }
    return taken;
  }

  /** Nothing more arrives, not even what is on its way. */
  void close() {
    open = false;
    receiver.loop().timers().cancel(arrival);
  }

  /** The receiver reads again after a pause. */
  void resume() {
    receiver.loop().execute(this::deliverBatch);
  }

  private void deliverBatch() {
    if (deliverUpTo(BATCH)) {
      resume();
    }
  }

  /** Whether there may be more that can be delivered. */
  private boolean deliverUpTo(int most) {
    for (int i = 0; i < most; i++) {
      Message next = open && !receiver.isPaused() ? messages.peek() : null;
      if (next == null) {
        return false;
      }
      if (next.due - receiver.loop().nanoTime() > 0) {
        if (!arrival.isScheduled()) {
          receiver.loop().timers().schedule(arrival, next.due);
        }
        return false;
      }
      // The sender may have taken it back.
      if (messages.remove(next)) {
        deliver(next.payload);
      }
    }
    return true;
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

  /** Compared by what it is, not by what it holds: two messages may say the same. */
  private static final class Message {
    final byte[] payload;
    final long due;

    Message(byte[] payload, long due) {
      this.payload = payload;
      this.due = due;
    }
  }

  private final class Arrival extends TimerWheel.Timer {
    @Override
    protected void expired(long now) {
      deliverBatch();
    }
  }
}
