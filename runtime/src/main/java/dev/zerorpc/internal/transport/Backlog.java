package dev.zerorpc.internal.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * How much has come in on a socket and is not read yet. When it is too much no more is taken from
 * any peer until the loop has caught up: JeroMQ, which asks here for room, waits, and lets the loop
 * that shares its thread go on meanwhile.
 *
 * <p>JeroMQ's own limit is a number of messages for each connection. What a connection leaves
 * behind when it is closed does not count any more, so that peers which connect, send and hang up
 * faster than the loop reads would fill the memory. Here all connections of a socket count
 * together, in bytes, the closed ones too.
 */
final class Backlog implements MsgAllocator {
  /** A frame with its objects, however short it is. */
  static final int FRAME_OVERHEAD = 136;

  private static final long LIMIT = 16 << 20;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /** If the loop should not read, nothing may hang. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * Frames after which the loop has its turn anyway. What JeroMQ tells a socket of goes through a
   * pipe of the system's, which has room for 4,096 news at least, and nobody else empties it.
   */
  private static final int NEWS = 1000;

  private final MsgAllocator allocator;
  private final BooleanSupplier loop;
  private final long limit;

  /** Written by the one thread that is JeroMQ's and the loop's; others may look. */
  private final AtomicLong unread = new AtomicLong();

  private volatile boolean released;
  private int frames;

  /**
   * Counts what {@code allocator} makes room for; one for each socket.
   *
   * @param loop gives the loop a turn; false if it can have none now
   */
  Backlog(MsgAllocator allocator, BooleanSupplier loop) {
    this(
        allocator, loop, Math.min(LIMIT, Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 16)));
  }

  /** The same with a limit of its own, in bytes. */
  Backlog(MsgAllocator allocator, BooleanSupplier loop, long limit) {
    this.allocator = allocator;
    this.loop = loop;
    this.limit = limit;
  }

  /** On JeroMQ's thread: a frame begins to come in. */
  @Override
  public Msg allocate(int size) {
    awaitRoom();
    Msg frame = allocator.allocate(size);
    add(cost(frame.size()));
    return frame;
  }

  private void awaitRoom() {
    if (unread.get() <= limit) {
      if (++frames % NEWS == 0) {
        boolean unused = loop.getAsBoolean();
      }
      return;
    }
    long start = System.nanoTime();
    while (loop.getAsBoolean()
        && unread.get() > limit / 2
        && !released
        && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** On the loop's thread: a frame was read that came from a peer. */
  void read(int size) {
    add(-cost(size));
  }

  private void add(long bytes) {
    // Nobody else writes, so that nothing has to be locked for it.
    unread.lazySet(unread.get() + bytes);
  }

  /**
   * On the loop's thread: there is nothing left to read. What still counts belongs to frames that
   * are not complete, to the handshakes, or to connections that broke.
   */
  void readAll() {
    unread.set(0);
  }

  /** Holds nobody up any more, because the socket is closed; any thread. */
  void release() {
    released = true;
  }

  /** Bytes that are not read yet. */
  long unread() {
    return unread.get();
  }

  private static long cost(int size) {
    return FRAME_OVERHEAD + (long) size;
  }
}
