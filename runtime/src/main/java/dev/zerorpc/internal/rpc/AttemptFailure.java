package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import dev.zerorpc.internal.channel.Loss;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Why an attempt came to nothing.
 *
 * @param repeatable whether another attempt may do better
 * @param cause makes the exception
 */
record AttemptFailure(boolean repeatable, Supplier<RpcException> cause) {
  /** The server, or the way to it, was lost. */
  static AttemptFailure lost(CallSite site, Loss loss) {
    return new AttemptFailure(true, () -> site.lost(loss));
  }

  /** No connection came about for as long as an attempt waits. */
  static AttemptFailure neverConnected(
      CallSite site, String addresses, Duration waited, String why) {
    return new AttemptFailure(false, () -> site.at(addresses).neverConnected(waited, why));
  }

  /** There is no connection, and the client is not to wait for one. */
  static AttemptFailure noConnection(CallSite site, String addresses, String why) {
    return new AttemptFailure(false, () -> site.at(addresses).noConnection(why));
  }
}
