package dev.zerorpc.internal.transport;

import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * Finds out when the other side has accepted this side's credentials, which JeroMQ tells nobody. A
 * message that left before that would be lost, and its caller would not know that nobody has seen
 * it.
 *
 * <p>After the greeting a server answers with WELCOME and then with READY, or with an ERROR, which
 * is shorter than any READY; and room is made for every frame that comes. Confined to JeroMQ's
 * thread.
 */
final class HandshakeWatch implements MsgAllocator {
  private static final int LONGEST_ERROR = 16;

  private final MsgAllocator allocator;
  private final Runnable accepted;
  private int frames;

  /**
   * Creates one.
   *
   * @param allocator makes the room
   * @param accepted told, on JeroMQ's thread, once a connection
   */
  HandshakeWatch(MsgAllocator allocator, Runnable accepted) {
    this.allocator = allocator;
    this.accepted = accepted;
  }

  /** A connection was made; what comes now belongs to it. */
  void connected() {
    frames = 0;
  }

  @Override
  public Msg allocate(int size) {
    if (frames < 2) {
      frames++;
      if (frames == 2 && size > LONGEST_ERROR) {
        accepted.run();
      }
    }
    return allocator.allocate(size);
  }
}
