package dev.zerorpc.cli.traffic;

import dev.zerorpc.BrokerTap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes events in the order in which they come, on a thread of its own, and hands on to the file
 * what it has whenever no more is waiting. When too much is waiting, whoever brings more has to
 * wait, so nothing is lost and memory stays bounded. After a failure events are forgotten.
 */
final class RecordingWriter implements AutoCloseable {
  /** In bytes of messages. */
  static final long MAX_WAITING = 64L << 20;

  private final LongSupplier nanoTime;
  private final Runnable failed;
  private final long start;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<EventLine> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;
  private long waitingBytes;
  private long events;
  private boolean closed;
  private @Nullable IOException failure;

  /**
   * Takes events from now on.
   *
   * @param nanoTime the clock
   * @param failed told, once, when something cannot be written
   */
  RecordingWriter(LongSupplier nanoTime, Runnable failed) {
    this.nanoTime = nanoTime;
    this.failed = failed;
    this.start = nanoTime.getAsLong();
  }

  /**
   * Writes the first line, and after it the events that have come and that come.
   *
   * @param out closed with this
   */
  void begin(OutputStream out, String head) {
    Thread writer = new Thread(() -> write(out, head), "zerorpc-record");
    writer.setDaemon(true);
    thread = writer;
    writer.start();
  }

  /** Takes an event, as {@link BrokerTap} shows it; waits while too much is waiting. */
  void passes(BrokerTap.Direction direction, String connection, byte[] message) {
    lock.lock();
    try {
      while (waitingBytes > MAX_WAITING && !closed && failure == null) {
        changed.awaitUninterruptibly();
      }
      if (closed || failure != null) {
        return;
      }
      long micros = (nanoTime.getAsLong() - start) / 1000;
      waiting.add(new EventLine(micros, Direction.of(direction), connection, message));
      waitingBytes += message.length;
      events++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void write(OutputStream out, String head) {
    List<EventLine> batch = new ArrayList<>();
    try (OutputStream stream = new BufferedOutputStream(out, 1 << 16)) {
      stream.write(head.getBytes(StandardCharsets.US_ASCII));
      stream.flush();
      while (take(batch)) {
        for (EventLine line : batch) {
          line.writeTo(stream);
        }
        stream.flush();
        written(batch);
        batch.clear();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Waits for events; false if there are none any more. */
  private boolean take(List<EventLine> batch) {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      batch.addAll(waiting);
      waiting.clear();
      return !batch.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void written(List<EventLine> batch) {
    lock.lock();
    try {
      batch.forEach(line -> waitingBytes -= line.message().length);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException e) {
    lock.lock();
    try {
      failure = e;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    failed.run();
  }

  /** How many events have come. */
  long events() {
    lock.lock();
    try {
      return events;
    } finally {
      lock.unlock();
    }
  }

  /** Why nothing more is written, or null if everything is. */
  @Nullable IOException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** Writes what is waiting and closes the file. An interrupt does not keep it from that. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    Thread writer = thread;
    boolean interrupted = false;
    while (writer != null && writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
