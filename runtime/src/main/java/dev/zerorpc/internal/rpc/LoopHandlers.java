package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.RateLimitedLog;
import java.time.Duration;

/** Runs handlers on the I/O thread, and names those that keep it for too long. */
final class LoopHandlers {
  private static final long SLOW_NANOS = Duration.ofMillis(50).toNanos();

  private final IoLoop loop;
  private final RateLimitedLog log;

  LoopHandlers(IoLoop loop, System.Logger logger) {
    this.loop = loop;
    this.log = new RateLimitedLog(logger, loop::nanoTime);
  }

  /** Runs the handler; the loop's. */
  void run(LoopHandler call) {
    long start = loop.nanoTime();
    call.run();
    long nanos = loop.nanoTime() - start;
    if (nanos > SLOW_NANOS) {
      log.warn(
          "The handler of "
              + call.descriptor()
              + " held up the I/O thread, and with it all else that the "
              + call.host()
              + " does, for "
              + DurationText.of(Duration.ofNanos(nanos))
              + "; it is too slow for InlineHandlers");
    }
  }
}
