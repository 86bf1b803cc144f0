package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.TimerWheel;
import org.jspecify.annotations.Nullable;

/** What a {@link StreamSender} sends through: a call, on its server's or its caller's side. */
interface StreamOutlet {
  /** Whether the call still goes on. */
  CallLife life();

  /** What code that produces items may ask about the call, or null if there is nothing to know. */
  @Nullable CallContext context();

  /** Runs something on the executor's threads; false if it takes no more. */
  boolean resume(Runnable task);

  /** Runs something on the loop's thread. */
  void execute(Runnable command);

  /** The loop's timers; the loop's. */
  TimerWheel timers();

  /** The clock of the timers, in nanoseconds; any thread. */
  long nanoTime();

  /** How many events may be sent right now; the loop's. */
  long sendableEvents();

  /** Begins an event of the call's channel; any thread. */
  MessageWriter begin(String event);

  /** Sends an event for which there is credit; the loop's. */
  void send(byte[] payload);

  /** All items have been handed over, and there is credit for one event more; any thread. */
  void done();

  /** Producing an item failed; any thread. */
  void fail(Throwable thrown);
}
