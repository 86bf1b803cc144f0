package dev.zerorpc;

/**
 * What a server's callers may cost it at most. Whatever exceeds a limit is answered with {@link
 * ServerBusyException} and not executed; a caller that does not read its answers is let go. A peer
 * is a connection: all callers behind one hub or proxy count together.
 *
 * <p>Memory limits are in bytes. A single message is never refused for its size alone, however low
 * they are.
 *
 * @param openCalls how many calls may be open at once, waiting, running and streaming
 * @param openCallsPerPeer how many of them may come from one peer
 * @param requestBytes how much the requests may hold that wait for a thread or are being executed
 * @param requestBytesPerPeer how much of that may come from one peer
 * @param replyBytes how much the answers may hold that wait for peers which do not read them
 * @param replyBytesPerPeer how much of that may wait for one peer; from half of it on its requests
 *     are refused, above it the peer is let go and its calls are cancelled
 * @param requestsPerSecondPerPeer how many requests one peer may send in a second, all at once or
 *     one by one; {@link #NO_RATE_LIMIT} for as many as it likes
 */
public record ServerLimits(
    int openCalls,
    int openCallsPerPeer,
    long requestBytes,
    long requestBytesPerPeer,
    long replyBytes,
    long replyBytesPerPeer,
    int requestsPerSecondPerPeer) {
  /** No limit on the rate of requests. */
  public static final int NO_RATE_LIMIT = Integer.MAX_VALUE;

  private static final int MAX_RATE = 1_000_000_000;

  /**
   * 100,000 calls, 10,000 a peer, and for requests as for answers a quarter of the memory that the
   * virtual machine may use, one peer half of that. The rate of requests is not limited.
   */
  public static final ServerLimits DEFAULT = ofMemory(Runtime.getRuntime().maxMemory());

  /** Checks the limits. */
  public ServerLimits {
    require("openCalls", openCalls);
    require("openCallsPerPeer", openCallsPerPeer);
    require("requestBytes", requestBytes);
    require("requestBytesPerPeer", requestBytesPerPeer);
    require("replyBytes", replyBytes);
    require("replyBytesPerPeer", replyBytesPerPeer);
    require("requestsPerSecondPerPeer", requestsPerSecondPerPeer);
    if (requestsPerSecondPerPeer > MAX_RATE && requestsPerSecondPerPeer != NO_RATE_LIMIT) {
      throw new IllegalArgumentException(
          "requestsPerSecondPerPeer must be at most "
              + MAX_RATE
              + " or NO_RATE_LIMIT, but is "
              + requestsPerSecondPerPeer);
    }
  }

  private static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }

  private static ServerLimits ofMemory(long bytes) {
    long quarter = Math.max(2, bytes / 4);
    return new ServerLimits(
        100_000, 10_000, quarter, quarter / 2, quarter, quarter / 2, NO_RATE_LIMIT);
  }

  /** The same with other limits on open calls. */
  public ServerLimits withOpenCalls(int total, int perPeer) {
    return new ServerLimits(
        total,
        perPeer,
        requestBytes,
        requestBytesPerPeer,
        replyBytes,
        replyBytesPerPeer,
        requestsPerSecondPerPeer);
  }

  /** The same with other limits on the bytes of requests. */
  public ServerLimits withRequestBytes(long total, long perPeer) {
    return new ServerLimits(
        openCalls,
        openCallsPerPeer,
        total,
        perPeer,
        replyBytes,
        replyBytesPerPeer,
        requestsPerSecondPerPeer);
  }

  /** The same with other limits on the bytes of answers. */
  public ServerLimits withReplyBytes(long total, long perPeer) {
    return new ServerLimits(
        openCalls,
        openCallsPerPeer,
        requestBytes,
        requestBytesPerPeer,
        total,
        perPeer,
        requestsPerSecondPerPeer);
  }

  /**
   * The same with another limit on the rate of requests; the built-in calls count too.
   *
   * @param perSecond from 1 to a thousand million, or {@link #NO_RATE_LIMIT}
   */
  public ServerLimits withRequestRate(int perSecond) {
    return new ServerLimits(
        openCalls,
        openCallsPerPeer,
        requestBytes,
        requestBytesPerPeer,
        replyBytes,
        replyBytesPerPeer,
        perSecond);
  }
}
