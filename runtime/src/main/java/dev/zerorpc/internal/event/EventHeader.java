package dev.zerorpc.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * What stands before an event's name.
 *
 * @param messageId the event's own id
 * @param responseTo the id of the channel that it belongs to, or null if it opens one
 * @param version the sender's version of the protocol: 0 if it does not say, and never above 3,
 *     since what comes after 3 is to be treated like 3
 * @param timeoutSeconds how long the caller still waits, not negative, or null if it does not say
 * @param error the fields of a typed error, a map, or null if there are none
 */
public record EventHeader(
    MessageId messageId,
    @Nullable MessageId responseTo,
    int version,
    @Nullable Double timeoutSeconds,
    @Nullable RawValue error) {}
