package dev.zerorpc;

import java.time.Duration;

/**
 * When a call is made once more after its server was lost or too busy. It applies to methods that
 * are {@code @Idempotent} only, to streams only before their first item, and never beyond the
 * call's timeout. Calls that were never sent need no policy: they go to whichever endpoint there is
 * a connection to. Immutable.
 */
public final class RetryPolicy {
  /** Each call is made once. */
  public static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ofMillis(50), Duration.ofSeconds(2));

  private final int attempts;
  private final Duration pause;
  private final Duration longestPause;

  private RetryPolicy(int attempts, Duration pause, Duration longestPause) {
    this.attempts = attempts;
    this.pause = pause;
    this.longestPause = longestPause;
  }

  /**
   * Makes a call at most that often, the first attempt included, with pauses from 50 ms to 2 s.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public static RetryPolicy attempts(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a call has at least 1 attempt, not " + count);
    }
    return new RetryPolicy(count, NONE.pause, NONE.longestPause);
  }

  /**
   * Says how long to pause between attempts: {@code first} before the second, twice as long before
   * each further one, never longer than {@code longest}. A random part of up to half a pause is
   * left out, so that many clients do not come back at once.
   *
   * @throws IllegalArgumentException if {@code first} is not positive, or longer than {@code
   *     longest}
   */
  public RetryPolicy withPauses(Duration first, Duration longest) {
    Durations.positive("first pause", first);
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "longest pause must not be shorter than the first, but is " + longest);
    }
    return new RetryPolicy(attempts, first, longest);
  }

  /** How often a call is made at most. */
  public int attempts() {
    return attempts;
  }

  /** The pause before the second attempt. */
  public Duration pause() {
    return pause;
  }

  /** The longest pause. */
  public Duration longestPause() {
    return longestPause;
  }

  @Override
  public String toString() {
    return "RetryPolicy[attempts="
        + attempts
        + ", pause="
        + pause
        + ", longestPause="
        + longestPause
        + "]";
  }
}
