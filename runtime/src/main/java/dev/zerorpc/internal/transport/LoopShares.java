package dev.zerorpc.internal.transport;

import java.util.ArrayList;
import java.util.List;

/** The shares of a loop. Any thread. */
final class LoopShares {
  /** Never changed, only replaced. */
  private volatile List<LoopShare> shares = List.of();

  private final ZmqLoop loop;

  LoopShares(ZmqLoop loop) {
    this.loop = loop;
  }

  synchronized LoopShare add() {
    LoopShare share = new LoopShare(loop);
    List<LoopShare> more = new ArrayList<>(shares);
    more.add(share);
    shares = more;
    return share;
  }

  /** Takes out a share that has ended. */
  synchronized void remove(LoopShare share) {
    List<LoopShare> fewer = new ArrayList<>(shares);
    fewer.remove(share);
    shares = fewer;
  }

  /** As they are now. */
  List<LoopShare> all() {
    return shares;
  }

  /** Whether none has a command that waits. */
  boolean areIdle() {
    List<LoopShare> all = shares;
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).commands().isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
