package dev.zerorpc.internal.transport;

import java.util.HashMap;
import java.util.Map;

/**
 * How much of something each peer has. A few peers that have nothing any more are remembered, so
 * that one which always comes back costs nothing anew. Used by one thread at a time.
 */
public final class PeerTally {
  private static final int REMEMBERED = 16;

  private final Map<Envelope, Amount> amounts = new HashMap<>();

  /** What that peer has. */
  public long of(Envelope peer) {
    Amount amount = amounts.get(peer);
    return amount == null ? 0 : amount.value;
  }

  /** The peer has so much more now. */
  public void add(Envelope peer, long more) {
    Amount amount = amounts.get(peer);
    if (amount == null) {
      amount = new Amount();
      amounts.put(peer, amount);
    }
    amount.value += more;
  }

  /** The peer has so much less now, of what was {@linkplain #add added}. */
  public void subtract(Envelope peer, long less) {
    Amount amount = amounts.get(peer);
    if (amount != null) {
      amount.value -= less;
      if (amount.value == 0 && amounts.size() > REMEMBERED) {
        amounts.remove(peer);
      }
    }
  }

  /** How many peers are known, those that have nothing included. */
  int size() {
    return amounts.size();
  }

  private static final class Amount {
    private long value;
  }
}
