package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.channel.ChannelOptions;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all calls of one client.
 *
 * @param endpoint where it connects to, or binds
 * @param bind whether it binds
 * @param channels heartbeats
 * @param timeout how long to wait for the first answer
 * @param idleTimeout how long to wait between the items of a stream, or null for as long as the
 *     server is there
 * @param streamWindow how many items of a stream may be on their way or waiting to be read
 * @param maxPendingCalls how many calls may be open at once
 * @param callbacks runs what depends on asynchronous results
 */
public record ClientSettings(
    String endpoint,
    boolean bind,
    ChannelOptions channels,
    Duration timeout,
    @Nullable Duration idleTimeout,
    int streamWindow,
    int maxPendingCalls,
    Executor callbacks) {}
