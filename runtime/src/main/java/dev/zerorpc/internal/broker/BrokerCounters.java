package dev.zerorpc.internal.broker;

import java.util.concurrent.atomic.LongAdder;

/** What happened; written by the loop's thread, read by any. */
final class BrokerCounters {
  private final LongAdder forwarded = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder overflowed = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private volatile int openCalls;
  private volatile int waitingCalls;

  void forwarded() {
    forwarded.increment();
  }

  void refused() {
    refused.increment();
  }

  void failed() {
    failed.increment();
  }

  void overflowed() {
    overflowed.increment();
  }

  void dropped() {
    dropped.increment();
  }

  void openCalls(int count) {
    openCalls = count;
  }

  void waitingCalls(int count) {
    waitingCalls = count;
  }

  long forwardedCalls() {
    return forwarded.sum();
  }

  long refusedCalls() {
    return refused.sum();
  }

  long failedCalls() {
    return failed.sum();
  }

  long overflowedCalls() {
    return overflowed.sum();
  }

  long droppedMessages() {
    return dropped.sum();
  }

  int openCalls() {
    return openCalls;
  }

  int waitingCalls() {
    return waitingCalls;
  }
}
