package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.transport.Envelope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much the requests hold that wait for a thread or are being executed, and the items that
 * callers sent after them and nobody has read. Any thread.
 */
final class RequestBytes {
  private final long limit;
  private final long limitPerPeer;
  private final Map<Envelope, Held> ofPeers = new HashMap<>();
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
    Held held = ofPeers.get(peer);
    long ofPeer = held == null ? 0 : held.bytes;
    if (ofPeer > 0 && ofPeer + bytes > limitPerPeer) {
      return "the requests of this peer hold " + ofPeer + " bytes already";
    }
    if (total > 0 && total + bytes > limit) {
      return "the requests that are waiting hold " + total + " bytes already";
    }
    total += bytes;
    if (held == null) {
      held = new Held();
      ofPeers.put(peer, held);
    }
    held.bytes += bytes;
    return null;
  }

  synchronized void release(Envelope peer, long bytes) {
    total -= bytes;
    Held held = ofPeers.get(peer);
    if (held != null) {
      held.bytes -= bytes;
      if (held.bytes == 0) {
        ofPeers.remove(peer);
      }
    }
  }

  private static final class Held {
    long bytes;
  }
}
