package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.channel.EventChannel;
import dev.zerorpc.internal.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A call that an executor runs: it counts as waiting until then, and the bytes of its request until
 * its handler has returned.
 */
final class QueuedCallTask extends ServerCallTask {
  private final int bytes;

  /** Creates one whose bytes are to be {@linkplain #claimBytes counted}. */
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
      releaseBytes();
    }
  }

  /** Counts the bytes of its request; what stands in the way of that, or null. */
  @Nullable String claimBytes() {
    return engine().requestBytes().take(channel().peer().connection(), bytes);
  }

  /** It is not run, or has been. */
  void releaseBytes() {
    engine().requestBytes().release(channel().peer().connection(), bytes);
  }
}
