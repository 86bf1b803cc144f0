package dev.zerorpc.internal.broker;

/** How many bytes the broker may keep for others, all queues together. */
final class QueueBudget {
  private final long limit;
  private long used;

  QueueBudget(long limit) {
    this.limit = limit;
  }

  /** Takes bytes out of the budget, unless there are not as many left. */
  boolean take(int bytes) {
    if (used + bytes > limit) {
      return false;
    }
    used += bytes;
    return true;
  }

  /** Puts them back. */
  void give(int bytes) {
    used -= bytes;
  }

  /** How many bytes are kept. */
  long used() {
    return used;
  }
}
