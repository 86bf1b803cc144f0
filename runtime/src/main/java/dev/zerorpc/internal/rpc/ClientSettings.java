package dev.zerorpc.internal.rpc;

import dev.zerorpc.ClientInterceptor;
import dev.zerorpc.internal.channel.ChannelOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all calls of one client.
 *
 * @param endpoints where it connects to, or the one that it binds
 * @param bind whether it binds
 * @param channels heartbeats
 * @param timeout how long to wait for the first answer
 * @param idleTimeout how long to wait between the items of a stream, or null for as long as the
 *     server is there
 * @param streamWindow how many items of a stream may be on their way or waiting to be read, or 0 to
 *     fit that to the reader
 * @param maxPendingCalls how many calls may be open at once
 * @param failover what is done about servers that are not there
 * @param callbacks runs what depends on asynchronous results
 * @param interceptors what sees each call, in order
 */
public record ClientSettings(
    List<String> endpoints,
    boolean bind,
    ChannelOptions channels,
    Duration timeout,
    @Nullable Duration idleTimeout,
    int streamWindow,
    int maxPendingCalls,
    Failover failover,
    Executor callbacks,
    List<ClientInterceptor> interceptors) {
  /** Copies the lists. */
  public ClientSettings {
    endpoints = List.copyOf(endpoints);
    interceptors = List.copyOf(interceptors);
  }
}
