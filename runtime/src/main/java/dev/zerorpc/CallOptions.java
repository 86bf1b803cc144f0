package dev.zerorpc;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a stub may say of its calls, over what its client and its contract say. Immutable. */
public final class CallOptions {
  /** Nothing said: contract and client decide. */
  public static final CallOptions DEFAULT = new CallOptions(null, null, 0, "", Headers.EMPTY);

  private final @Nullable Duration timeout;
  private final @Nullable Duration idleTimeout;
  private final int streamWindow;
  private final String prefix;
  private final Headers headers;

  private CallOptions(
      @Nullable Duration timeout,
      @Nullable Duration idleTimeout,
      int streamWindow,
      String prefix,
      Headers headers) {
    this.timeout = timeout;
    this.idleTimeout = idleTimeout;
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
    return new CallOptions(
        Durations.positive("timeout", value), idleTimeout, streamWindow, prefix, headers);
  }

  /**
   * Says how long to wait for an item of a stream after the one before; the stream then fails with
   * a {@link TimeoutExpiredException}. Counted is only time in which the server may send: not that
   * in which it waits for its reader.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public CallOptions withIdleTimeout(Duration value) {
    return new CallOptions(
        timeout, Durations.positive("idle timeout", value), streamWindow, prefix, headers);
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
    return new CallOptions(timeout, idleTimeout, items, prefix, headers);
  }

  /**
   * Says under which prefix the server offers the stub's service: with {@code users} its method
   * {@code get} is called as {@code users.get}.
   *
   * @throws IllegalArgumentException if no server could offer a service under it
   */
  public CallOptions withPrefix(String value) {
    return new CallOptions(timeout, idleTimeout, streamWindow, Prefixes.checked(value), headers);
  }

  /** Says what every request carries beside its arguments; interceptors may add to it. */
  public CallOptions withHeaders(Headers values) {
    return new CallOptions(
        timeout, idleTimeout, streamWindow, prefix, Objects.requireNonNull(values, "headers"));
  }

  /** What every request carries beside its arguments. */
  public Headers headers() {
    return headers;
  }

  /** How long to wait for the first answer, or null if nothing is said. */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** How long to wait between the items of a stream, or null if nothing is said. */
  public @Nullable Duration idleTimeout() {
    return idleTimeout;
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
        + ", idleTimeout="
        + idleTimeout
        + ", streamWindow="
        + streamWindow
        + (prefix.isEmpty() ? "" : ", prefix=" + prefix)
        + ", headers="
        + headers
        + "]";
  }
}
