package dev.zerorpc;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended, as interceptors see it.
 *
 * @param result the result; null for {@code void}, streams, one-way calls, and failed calls
 * @param failure why there is no result, or why a stream ended early, or null if all went well
 * @param headers of the answer that ended the call; empty if none came
 */
public record CallOutcome(@Nullable Object result, @Nullable Throwable failure, Headers headers) {
  /** Whether all went well. */
  public boolean isSuccess() {
    return failure == null;
  }
}
