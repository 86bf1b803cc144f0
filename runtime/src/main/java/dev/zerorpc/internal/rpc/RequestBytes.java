package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.PeerTally;
import org.jspecify.annotations.Nullable;

/**
 * How much the requests hold that wait for a thread or are being executed, and the items that
 * callers sent after them and nobody has read. Any thread.
 */
final class RequestBytes {
  private final long limit;
  private final long limitPerPeer;
  private final PeerTally ofPeers = new PeerTally();
  private long total;

  RequestBytes(long limit, long limitPerPeer) {
    this.limit = limit;
    this.limitPerPeer = limitPerPeer;
  }

  /**
   * Counts a request, unless it exceeds a limit. One that would be the only one never does.
   *
   * @return why it is refused, or null if it was counted
   */
  synchronized @Nullable String take(Envelope peer, int bytes) {
    long ofPeer = ofPeers.of(peer);
    if (ofPeer > 0 && ofPeer + bytes > limitPerPeer) {
      return "the requests of this peer hold " + ofPeer + " bytes already";
    }
    if (total > 0 && total + bytes > limit) {
      return "the requests that are waiting hold " + total + " bytes already";
    }
    total += bytes;
    ofPeers.add(peer, bytes);
    return null;
  }

  synchronized void release(Envelope peer, long bytes) {
    total -= bytes;
    ofPeers.subtract(peer, bytes);
  }
}
