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
 */
public record ServerLimits(
    int openCalls,
    int openCallsPerPeer,
    long requestBytes,
    long requestBytesPerPeer,
    long replyBytes,
    long replyBytesPerPeer) {
  /**
   * 100,000 calls, 10,000 a peer, and for requests as for answers a quarter of the memory that the
   * virtual machine may use, one peer half of that.
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
  }

  private static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }

  private static ServerLimits ofMemory(long bytes) {
    long quarter = Math.max(2, bytes / 4);
    return new ServerLimits(100_000, 10_000, quarter, quarter / 2, quarter, quarter / 2);
  }

  /** The same with other limits on open calls. */
  public ServerLimits withOpenCalls(int total, int perPeer) {
    return new ServerLimits(
        total, perPeer, requestBytes, requestBytesPerPeer, replyBytes, replyBytesPerPeer);
  }

  /** The same with other limits on the bytes of requests. */
  public ServerLimits withRequestBytes(long total, long perPeer) {
    return new ServerLimits(
        openCalls, openCallsPerPeer, total, perPeer, replyBytes, replyBytesPerPeer);
  }

  /** The same with other limits on the bytes of answers. */
  public ServerLimits withReplyBytes(long total, long perPeer) {
    return new ServerLimits(
        openCalls, openCallsPerPeer, requestBytes, requestBytesPerPeer, total, perPeer);
  }
}
