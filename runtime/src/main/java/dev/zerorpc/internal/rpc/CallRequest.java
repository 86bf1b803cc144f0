package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.event.RepeatedRequest;
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
    @Nullable CallerItems<?> items) {
  /** The same call once more, with what is left of its time. */
  CallRequest again(MessageId newId, long nowNanos) {
    return with(site.again(), newId, nowNanos);
  }

  /** The same attempt after a wait, with what is left of its time. */
  CallRequest late(long nowNanos) {
    return with(site, id, nowNanos);
  }

  private CallRequest with(CallSite where, MessageId anId, long nowNanos) {
    double left = Math.max(0, deadlineNanos - nowNanos) / 1e9;
    byte[] repeated = RepeatedRequest.of(payload, anId, left);
    return new CallRequest(where, anId, repeated, timeout, deadlineNanos, items);
  }
}
