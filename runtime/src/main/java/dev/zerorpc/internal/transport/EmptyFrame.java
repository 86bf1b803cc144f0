package dev.zerorpc.internal.transport;

import java.nio.ByteBuffer;
import zmq.Msg;

/** A frame without content, as the delimiter of each message is: lighter than JeroMQ's own. */
final class EmptyFrame extends Msg {
  private static final byte[] NOTHING = {};

  /** Never changes: its position and limit cannot but be 0. */
  private static final ByteBuffer BUFFER = ByteBuffer.wrap(NOTHING);

  EmptyFrame() {
    super(NOTHING);
  }

  @Override
  public ByteBuffer buf() {
    return BUFFER;
  }
}
