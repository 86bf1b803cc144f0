package dev.zerorpc.internal.transport;

import org.jspecify.annotations.Nullable;
import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * Gives room for frames whose announced size makes sense, and an empty frame for all others.
 *
 * <p>JeroMQ passes on a size as it stands in the frame, cut down to 32 bits: a negative one, or one
 * that exceeds the memory, would end or spin the thread that serves all peers. The limit {@code
 * maxMsgSize} is tested before the cut, on a signed number, and so does not help. A peer that gets
 * an empty frame is out of step, and its connection breaks.
 */
final class ClampingAllocator implements MsgAllocator {
  private final int maxSize;
  private final PartialFrames partial;
  private final @Nullable FramePool pool;

  /**
   * Allocates up to {@code maxSize} bytes, and to frames that are not complete together a quarter
   * of the memory.
   */
  ClampingAllocator(int maxSize) {
    this(maxSize, defaultPartial(maxSize), null);
  }

  /** The same with short frames from a pool. */
  ClampingAllocator(int maxSize, FramePool pool) {
    this(maxSize, defaultPartial(maxSize), pool);
  }

  /** The same with a limit of its own to frames that are not complete, in bytes. */
  ClampingAllocator(int maxSize, long maxPartial) {
    this(maxSize, maxPartial, null);
  }

  private ClampingAllocator(int maxSize, long maxPartial, @Nullable FramePool pool) {
    this.maxSize = maxSize;
    this.partial = new PartialFrames(maxPartial);
    this.pool = pool;
  }

  private static long defaultPartial(int maxSize) {
    return Math.max(maxSize, Runtime.getRuntime().maxMemory() / 4);
  }

  @Override
  public Msg allocate(int size) {
    if (size < 0 || size > maxSize) {
      return new Msg(0);
    }
    try {
      if (pool != null && size <= FramePool.LONGEST) {
        return pool.allocate(size);
      }
      Msg frame = partial.allocate(size);
      return frame == null ? new Msg(0) : frame;
    } catch (OutOfMemoryError e) {
      // One peer's claim must not cost the other peers the thread; it alone gets out of step.
      return new Msg(0);
    }
  }
}
