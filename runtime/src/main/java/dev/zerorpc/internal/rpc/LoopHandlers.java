package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.IoLoop;
import dev.zerorpc.internal.transport.RateLimitedLog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs handlers on the I/O thread, and names those that keep it for too long. */
final class LoopHandlers {
  private static final long SLOW_NANOS = Duration.ofMillis(50).toNanos();

  /** Calls in a row that are timed as one. */
  private static final int TOGETHER = 16;

  private final IoLoop loop;
  private final RateLimitedLog log;

  /** The one that runs, or ran last; null when the loop does something else. */
  private @Nullable LoopHandler current;

  /** When the first of those that are timed together began, and how many of them there are. */
  private long start;

  private int count;

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
   * Runs a handler that follows the one before without a pause; the loop's. {@link #rest} ends such
   * a series. The clock, which costs as much as a short handler, is read once for several of the
   * same method.
   */
  void runNext(LoopHandler call) {
    LoopHandler before = current;
    if (before == null) {
      start = loop.nanoTime();
    } else if (count == TOGETHER || before.descriptor() != call.descriptor()) {
      start = check(before);
    }
    current = call;
    count++;
    call.run();
  }

  /** The loop does something else now. */
  void rest() {
    LoopHandler last = current;
    if (last != null) {
      current = null;
      long unused = check(last);
    }
  }

  /** Complains of those that have run since the start if they took too long; what time it is. */
  private long check(LoopHandler last) {
    long now = loop.nanoTime();
    if (now - start > SLOW_NANOS) {
      warn(last, now - start);
    }
    count = 0;
    return now;
  }

  private void warn(LoopHandler last, long nanos) {
    log.warn(
        "The handler of "
            + last.descriptor()
            + " held up the I/O thread, and with it all else that the "
            + last.host()
            + " does, for "
            + DurationText.of(Duration.ofNanos(nanos))
            + (count == 1 ? "" : " in " + count + " calls")
            + "; it is too slow for InlineHandlers");
  }
}
