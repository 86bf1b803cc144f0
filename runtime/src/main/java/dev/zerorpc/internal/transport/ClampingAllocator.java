package dev.zerorpc.internal.transport;

import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * Gives room for frames whose announced size makes sense, and an empty frame for all others.
 *
 * <p>JeroMQ passes on a size as it stands in the frame, cut down to 32 bits: a negative one, or one
 * that exceeds the memory, would end or spin the thread that serves all peers. The limit {@code
 * maxMsgSize} is tested before the cut, on a signed number, and so does not help.
 */
final class ClampingAllocator implements MsgAllocator {
  private final int maxSize;

  /** Allocates up to {@code maxSize} bytes. */
  ClampingAllocator(int maxSize) {
    this.maxSize = maxSize;
  }

  @Override
  public Msg allocate(int size) {
    if (size < 0 || size > maxSize) {
      return new Msg(0);
    }
    try {
      return new Msg(size);
    } catch (OutOfMemoryError e) {
      // One peer's claim must not cost the other peers the thread; it alone gets out of step.
      return new Msg(0);
    }
  }
}
