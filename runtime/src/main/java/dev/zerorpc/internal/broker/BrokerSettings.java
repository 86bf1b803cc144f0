package dev.zerorpc.internal.broker;

import dev.zerorpc.BrokerTap;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one broker.
 *
 * @param frontends endpoints to bind, for clients
 * @param backends endpoints to bind, for workers that connect
 * @param workers endpoints of servers to connect to
 * @param heartbeat the interval at which clients and workers give signs of life, or null for none
 * @param idleTimeout without heartbeats: how long a call may pass without any event
 * @param pingInterval how often workers that connected are asked whether they are there
 * @param maxCalls how many calls may be open at once
 * @param maxCallsPerClient how many calls one connection may have open at once
 * @param queueLimit how many calls may wait for a worker
 * @param queueTimeout how long a call may wait for a worker
 * @param queueBytes how many bytes may wait for workers and for clients that read slowly
 * @param gracePeriod how long running calls may take to end when the broker is closed
 * @param tap is shown what passes, or null if nobody is
 */
public record BrokerSettings(
    List<String> frontends,
    List<String> backends,
    List<String> workers,
    @Nullable Duration heartbeat,
    Duration idleTimeout,
    Duration pingInterval,
    int maxCalls,
    int maxCallsPerClient,
    int queueLimit,
    Duration queueTimeout,
    long queueBytes,
    Duration gracePeriod,
    @Nullable BrokerTap tap) {
  /** Copies the lists. */
  public BrokerSettings {
    frontends = List.copyOf(frontends);
    backends = List.copyOf(backends);
    workers = List.copyOf(workers);
  }

  /**
   * How long one side of a call may be silent, in nanoseconds: longer than either side waits for
   * the other, so that the broker is never the first to give a call up.
   */
  long silenceNanos() {
    return heartbeat == null ? idleTimeout.toNanos() : heartbeat.toNanos() / 2 * 7;
  }
}
