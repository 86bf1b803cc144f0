package dev.zerorpc.internal.broker;

import dev.zerorpc.internal.event.MessageId;
import dev.zerorpc.internal.transport.Envelope;

/**
 * What tells one channel from another. The peer belongs to it: two peers may use the same id, and
 * nobody may speak on somebody else's channel.
 *
 * @param peer where the channel's events go
 * @param id the id of the event that opened it
 */
record ChannelKey(Envelope peer, MessageId id) {}
