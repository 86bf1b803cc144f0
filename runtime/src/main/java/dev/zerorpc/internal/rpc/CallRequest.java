package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.MessageId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call as it goes out.
 *
 * @param site what is called and where
 * @param id the id of the request and of its channel
 * @param payload the encoded request
 * @param timeout how long to wait for the first answer
 * @param deadlineNanos when that is over, on the loop's clock
 * @param items what the caller sends after it, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared.
record CallRequest(
    CallSite site,
    MessageId id,
    byte[] payload,
    Duration timeout,
    long deadlineNanos,
    @Nullable CallerItems<?> items) {}
