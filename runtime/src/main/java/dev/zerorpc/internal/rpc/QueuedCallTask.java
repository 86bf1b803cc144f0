package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.event.Event;

/**
 * A call that an executor runs: it counts as waiting until then, and the bytes of its request until
 * its handler has returned.
 */
final class QueuedCallTask extends ServerCallTask {
  private final int bytes;

  /** Creates one whose bytes have been counted. */
  QueuedCallTask(
      ServerEngine engine, MethodTable.Entry method, EventChannel channel, Event request) {
    super(engine, method, channel, request);
    this.bytes = request.retainedBytes();
  }

  @Override
  public void run() {
    engine().begun();
    runExpress();
  }

  /** Runs it where it never counted as waiting. */
  void runExpress() {
    try {
      super.run();
    } finally {
      engine().requestBytes().release(channel().peer().connection(), bytes);
    }
  }
}
