package dev.zerorpc.internal.channel;

/**
 * How much the peers of one socket may make it keep.
 *
 * @param channels channels that peers have opened
 * @param channelsPerPeer channels that one peer has opened
 * @param waitingBytes bytes that wait for peers which do not read
 * @param waitingBytesPerPeer bytes that wait for one such peer
 * @param requestsPerSecondPerPeer requests of one peer in a second; {@link Integer#MAX_VALUE} is no
 *     limit
 */
public record ChannelLimits(
    int channels,
    int channelsPerPeer,
    long waitingBytes,
    long waitingBytesPerPeer,
    int requestsPerSecondPerPeer) {
  /** No limits: for a side that nobody opens channels to. */
  public static final ChannelLimits NONE =
      new ChannelLimits(
          Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
}
