package dev.zerorpc.internal.transport;

import java.time.Duration;

/**
 * The limits of a {@link ZmqTransport}.
 *
 * @param maxMessageSize in bytes, for a frame and for a whole message; what is larger is dropped
 * @param linger how long {@code close()} waits for messages that are not written yet
 * @param sendHighWaterMark how many messages may wait for one peer before sending to it is {@link
 *     MessageSocket.SendResult#BUSY}; 0 is no limit
 * @param receiveHighWaterMark how many messages of one peer may wait to be read before the peer is
 *     held up; 0 is no limit
 * @param maxEnvelopeFrames how many frames may stand in front of a message's delimiter
 * @param reconnectInterval the first pause before connecting again; it doubles each time, and a
 *     random part of up to half of it is left out
 * @param maxReconnectInterval the longest pause before connecting again
 */
public record ZmqOptions(
    int maxMessageSize,
    Duration linger,
    int sendHighWaterMark,
    int receiveHighWaterMark,
    int maxEnvelopeFrames,
    Duration reconnectInterval,
    Duration maxReconnectInterval) {

  /** The largest message is 100 MiB, as in the reference implementation. */
  public static final ZmqOptions DEFAULT =
      new ZmqOptions(
          100 << 20,
          Duration.ofSeconds(1),
          1000,
          1000,
          16,
          Duration.ofMillis(100),
          Duration.ofSeconds(5));

  /** Checks the limits. */
  public ZmqOptions {
    require(maxMessageSize > 0, "maxMessageSize must be positive, not " + maxMessageSize);
    require(!linger.isNegative(), "linger must not be negative, but is " + linger);
    require(sendHighWaterMark >= 0, "sendHighWaterMark must not be negative");
    require(receiveHighWaterMark >= 0, "receiveHighWaterMark must not be negative");
    require(maxEnvelopeFrames > 0, "maxEnvelopeFrames must be positive, not " + maxEnvelopeFrames);
    require(
        reconnectInterval.toMillis() > 0,
        "reconnectInterval must be at least 1 ms, not " + reconnectInterval);
    require(
        maxReconnectInterval.compareTo(reconnectInterval) >= 0,
        "maxReconnectInterval must not be shorter than reconnectInterval, but is "
            + maxReconnectInterval);
    // The transport below counts milliseconds in an int.
    Duration longest = Duration.ofMillis(Integer.MAX_VALUE / 2);
    require(linger.compareTo(longest) <= 0, "linger is too long: " + linger);
    require(
        maxReconnectInterval.compareTo(longest) <= 0,
        "maxReconnectInterval is too long: " + maxReconnectInterval);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The same with another size limit, in bytes. */
  public ZmqOptions withMaxMessageSize(int bytes) {
    return new ZmqOptions(
        bytes,
        linger,
        sendHighWaterMark,
        receiveHighWaterMark,
        maxEnvelopeFrames,
        reconnectInterval,
        maxReconnectInterval);
  }

  /** The same with another linger. */
  public ZmqOptions withLinger(Duration duration) {
    return new ZmqOptions(
        maxMessageSize,
        duration,
        sendHighWaterMark,
        receiveHighWaterMark,
        maxEnvelopeFrames,
        reconnectInterval,
        maxReconnectInterval);
  }

  /** The same with other limits on waiting messages, 0 meaning none. */
  public ZmqOptions withHighWaterMarks(int send, int receive) {
    return new ZmqOptions(
        maxMessageSize,
        linger,
        send,
        receive,
        maxEnvelopeFrames,
        reconnectInterval,
        maxReconnectInterval);
  }

  /** The same with another limit on frames in front of the delimiter. */
  public ZmqOptions withMaxEnvelopeFrames(int frames) {
    return new ZmqOptions(
        maxMessageSize,
        linger,
        sendHighWaterMark,
        receiveHighWaterMark,
        frames,
        reconnectInterval,
        maxReconnectInterval);
  }

  /** The same with other pauses before connecting again. */
  public ZmqOptions withReconnectIntervals(Duration first, Duration longest) {
    return new ZmqOptions(
        maxMessageSize,
        linger,
        sendHighWaterMark,
        receiveHighWaterMark,
        maxEnvelopeFrames,
        first,
        longest);
  }
}
