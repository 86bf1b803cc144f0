package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import java.util.function.Supplier;

/** How a call ended, as the loop saw it; decoded by whoever waits. */
sealed interface Outcome {
  /** An answer came: {@code OK}, {@code ERR}, {@code STREAM} or {@code STREAM_DONE}. */
  record Answer(Event event) implements Outcome {}

  /**
   * None will come. The exception is made by the thread that throws it, so that its stack trace is
   * of use; it is an {@link dev.zerorpc.RpcException}, or what the caller's own stream failed with.
   */
  record Failure(Supplier<? extends RuntimeException> cause) implements Outcome {}
}
