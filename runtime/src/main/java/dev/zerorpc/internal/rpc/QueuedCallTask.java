package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.event.Event;

/**
 * A call that an executor runs: it counts as waiting until then, and the bytes of its request until
 * its handler has returned.
 */
final class QueuedCallTask extends ServerCallTask {
  private final int bytes;
  private final boolean express;

  /**
   * Creates one whose bytes have been counted.
   *
   * @param express whether it never counts as waiting
   */
  QueuedCallTask(
      ServerEngine engine,
      MethodTable.Entry method,
      EventChannel channel,
      Event request,
      boolean express) {
    super(engine, method, channel, request);
    this.bytes = request.retainedBytes();
    this.express = express;
  }

  @Override
  public void run() {
    if (!express) {
      engine().begun();
    }
    try {
      super.run();
    } finally {
      engine().requestBytes().release(channel().peer().connection(), bytes);
    }
  }
}
