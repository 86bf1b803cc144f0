package dev.zerorpc;

import dev.zerorpc.internal.rpc.CallContexts;
import java.time.Duration;
import java.util.Optional;

/** What a running handler can know of its call. */
public interface CallContext {
  /**
   * The context of the call that the calling thread executes.
   *
   * @throws IllegalStateException if it executes none; take the context before handing work to
   *     other threads
   */
  static CallContext current() {
    CallContext context = CallContexts.current();
    if (context == null) {
      throw new IllegalStateException(
          "no call is executed by this thread; take CallContext.current() in the handler and pass it"
              + " on");
    }
    return context;
  }

  /** The name of the service. */
  String service();

  /** The name of the method on the wire. */
  String method();

  /**
   * The peer that the call came from, as hexadecimal digits; the same for all calls over one
   * connection.
   */
  String peer();

  /**
   * Who the caller has proven to be: its public key with {@link CurveServer}, the user with {@link
   * PlainServer}; empty if the server asks for no proof. Behind a proxy it is the proxy.
   */
  Optional<String> identity();

  /**
   * Whether nobody waits for the answer any more: the caller gave up or was lost, or the server is
   * closing.
   */
  boolean isCancelled();

  /**
   * Runs something, on a thread of the server's executor, when nobody waits any more; at once if
   * that is so already.
   */
  void onCancel(Runnable action);

  /** How long the caller still waits for its first answer, if it said so; never negative. */
  Optional<Duration> timeLeft();
}
