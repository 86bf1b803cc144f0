package dev.zerorpc.internal.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all channels of a socket.
 *
 * @param heartbeat the interval at which both sides give a sign of life, or null for none
 * @param passiveHeartbeat whether to begin only when the peer's first beat has come
 */
public record ChannelOptions(@Nullable Duration heartbeat, boolean passiveHeartbeat) {
  /** The interval in nanoseconds, or 0 for none. */
  long heartbeatNanos() {
    return heartbeat == null ? 0 : heartbeat.toNanos();
  }
}
