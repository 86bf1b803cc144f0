package dev.zerorpc;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a stub may say of its calls, over what its client and its contract say. Immutable. */
public final class CallOptions {
  /** Nothing said: contract and client decide. */
  public static final CallOptions DEFAULT = new CallOptions(null, 0, "", Headers.EMPTY);

  private final @Nullable Duration timeout;
  private final int streamWindow;
  private final String prefix;
  private final Headers headers;

  private CallOptions(
      @Nullable Duration timeout, int streamWindow, String prefix, Headers headers) {
    this.timeout = timeout;
    this.streamWindow = streamWindow;
    this.prefix = prefix;
    this.headers = headers;
  }

  /**
   * Says how long to wait for the first answer.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public CallOptions withTimeout(Duration value) {
    Objects.requireNonNull(value, "timeout");
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("timeout must be positive, but is " + value);
    }
    return new CallOptions(value, streamWindow, prefix, headers);
  }

  /**
   * Says how many items of a stream may be on their way or waiting to be read.
   *
   * @throws IllegalArgumentException if {@code items} is less than 2
   */
  public CallOptions withStreamWindow(int items) {
    if (items < 2) {
      throw new IllegalArgumentException("stream window must be at least 2, but is " + items);
    }
    return new CallOptions(timeout, items, prefix, headers);
  }

  /**
   * Says under which prefix the server offers the stub's service: with {@code users} its method
   * {@code get} is called as {@code users.get}.
   *
   * @throws IllegalArgumentException if no server could offer a service under it
   */
  public CallOptions withPrefix(String value) {
    return new CallOptions(timeout, streamWindow, Prefixes.checked(value), headers);
  }

  /** Says what every request carries beside its arguments; interceptors may add to it. */
  public CallOptions withHeaders(Headers values) {
    return new CallOptions(
        timeout, streamWindow, prefix, Objects.requireNonNull(values, "headers"));
  }

  /** What every request carries beside its arguments. */
  public Headers headers() {
    return headers;
  }

  /** How long to wait for the first answer, or null if nothing is said. */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** How many items of a stream may be on their way or waiting, or 0 if nothing is said. */
  public int streamWindow() {
    return streamWindow;
  }

  /** The prefix of the service's methods, or an empty text if there is none. */
  public String prefix() {
    return prefix;
  }

  @Override
  public String toString() {
    return "CallOptions[timeout="
        + timeout
        + ", streamWindow="
        + streamWindow
        + (prefix.isEmpty() ? "" : ", prefix=" + prefix)
        + ", headers="
        + headers
        + "]";
  }
}
