package dev.zerorpc.internal.channel;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.PeerTally;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the channels that peers have opened, in all and by connection. Confined to the loop's
 * thread.
 *
 * <p>It is the connection that counts, not the whole envelope: what stands behind the first frame
 * is the peer's own word, and it could give a new one with each request.
 */
final class ChannelCensus {
  /** Peers of version 1 have not been seen for years, and a thousand calls of theirs are plenty. */
  private static final int MAX_UNWATCHED = 1000;

  private final ChannelLimits limits;
  private final int maxUnwatched;
  private final PeerTally ofPeers = new PeerTally();
  private final Set<EventChannel> unwatched = new LinkedHashSet<>();
  private int total;

  ChannelCensus(ChannelLimits limits, boolean heartbeats) {
    this.limits = limits;
    this.maxUnwatched = heartbeats ? MAX_UNWATCHED : Integer.MAX_VALUE;
  }

  /** Why that peer must not open another channel, or null if it may. */
  @Nullable String refusal(Envelope peer) {
    if (ofPeers.of(peer.connection()) >= limits.channelsPerPeer()) {
      return "this peer has " + limits.channelsPerPeer() + " open calls, and no more are allowed";
    }
    if (total >= limits.channels()) {
      return "the server has " + limits.channels() + " open calls, and no more are allowed";
    }
    return null;
  }

  void opened(EventChannel channel) {
    total++;
    ofPeers.add(channel.peer().connection(), 1);
    if (channel.isUnwatched()) {
      unwatched.add(channel);
    }
  }

  void closed(EventChannel channel) {
    total--;
    ofPeers.subtract(channel.peer().connection(), 1);
    unwatched.remove(channel);
  }

  /** Whether one without heartbeats must go before that one can be opened. */
  boolean needsRoom(EventChannel next) {
    return total >= limits.channels() || (next.isUnwatched() && unwatched.size() >= maxUnwatched);
  }

  /**
   * The oldest channel whose peer owes no heartbeats. If it is gone nobody will ever notice, so
   * that such channels would fill the server for good.
   */
  @Nullable EventChannel oldestUnwatched() {
    Iterator<EventChannel> channels = unwatched.iterator();
    while (channels.hasNext()) {
      EventChannel channel = channels.next();
      if (channel.isUnwatched()) {
        return channel;
      }
      channels.remove();
    }
    return null;
  }
}
