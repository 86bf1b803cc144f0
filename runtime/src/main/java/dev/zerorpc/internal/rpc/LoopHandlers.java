package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.RateLimitedLog;
import java.time.Duration;

/** Runs handlers on the I/O thread, and names those that keep it for too long. */
final class LoopHandlers {
  private static final long SLOW_NANOS = Duration.ofMillis(50).toNanos();

  private final IoLoop loop;
  private final RateLimitedLog log;

  /** When the handler before ended, if the next one follows at once. */
  private long last;

  private boolean inSeries;

  LoopHandlers(IoLoop loop, System.Logger logger) {
    this.loop = loop;
    this.log = new RateLimitedLog(logger, loop::nanoTime);
  }

  /** Runs a handler; the loop's. */
  void run(LoopHandler call) {
    rest();
    runNext(call);
    rest();
  }

  /**
   * Runs a handler that follows the one before without a pause, so that the clock, which costs as
   * much as a short handler, is read once for each; the loop's. {@link #rest} ends such a series.
   */
  void runNext(LoopHandler call) {
    long start = inSeries ? last : loop.nanoTime();
    call.run();
    last = loop.nanoTime();
    inSeries = true;
    long nanos = last - start;
    if (nanos > SLOW_NANOS) {
      warn(call, nanos);
    }
  }

  /** The loop does something else now. */
  void rest() {
    inSeries = false;
  }

  private void warn(LoopHandler call, long nanos) {
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
