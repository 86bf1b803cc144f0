package dev.zerorpc.benchmarks.sidebyside;

import java.util.concurrent.atomic.LongAdder;

/** Counts one-way messages. Used by any thread. */
final class Arrivals {
  private final LongAdder count = new LongAdder();

  void add() {
    count.increment();
  }

  long count() {
    return count.sum();
  }
}
