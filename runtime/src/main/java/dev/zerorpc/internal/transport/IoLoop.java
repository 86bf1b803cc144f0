package dev.zerorpc.internal.transport;

/** The one thread that owns sockets, and its timers. */
public interface IoLoop {
  /**
   * Hands over a command; any thread. Commands run in order; after the loop has ended they are
   * dropped.
   */
  void execute(Runnable command);

  /** Whether the calling thread is the loop's. */
  boolean inLoop();

  /** The loop's timers; only for its own thread. */
  TimerWheel timers();

  /** The clock of the timers, in nanoseconds from an arbitrary origin; any thread. */
  long nanoTime();
}
