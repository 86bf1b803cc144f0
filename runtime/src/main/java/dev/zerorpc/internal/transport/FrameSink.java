package dev.zerorpc.internal.transport;

import zmq.Msg;

/** The sending half of a ZeroMQ socket, one frame at a time. */
interface FrameSink {
  /**
   * Sends one frame.
   *
   * @param flags ZeroMQ's
   * @return whether it was taken; if not, {@link #errno} says why
   */
  boolean send(Msg frame, int flags);

  /** Why the last frame was not taken. */
  int errno();
}
