package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcException;
import java.util.function.Supplier;

/** A call in the client's table. */
interface PendingCall extends Runnable {
  /** Opens the call's channel; the loop's thread. */
  @Override
  void run();

  /** The call ends without having begun; any thread, and harmless when it has ended. */
  void refuse(Supplier<RpcException> cause);

  /** The client is being closed; the loop's thread. */
  void abort(Supplier<RpcException> cause);
}
