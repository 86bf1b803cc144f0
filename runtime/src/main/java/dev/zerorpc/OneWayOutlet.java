package dev.zerorpc;

import dev.zerorpc.stub.ClientCalls;

/**
 * Where the one-way methods of stubs go: a {@link Pusher} or a {@link Publisher}. Used by any
 * thread.
 */
public interface OneWayOutlet {
  /** The outlet that stubs make their calls through. */
  default ClientCalls calls() {
    return calls(CallOptions.DEFAULT);
  }

  /**
   * The outlet for a stub whose calls have these options; only their prefix means something where
   * nobody waits.
   */
  ClientCalls calls(CallOptions options);
}
