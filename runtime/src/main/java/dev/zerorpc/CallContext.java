package dev.zerorpc;

import dev.zerorpc.internal.rpc.CallContexts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a running handler can know of its call. Calls that a handler makes on its own thread belong
 * to it: they carry its {@code traceparent}, {@code tracestate}, {@code baggage} and {@code
 * trace_id}, and do not wait longer than its caller does. {@link #wrap} takes that to other
 * threads.
 */
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

  /** The same task, running for the call that the calling thread executes, if it executes one. */
  static Runnable wrap(Runnable task) {
    CallContext context = CallContexts.current();
    return context == null ? task : () -> CallContexts.run(context, task);
  }

  /** The same task, running for the call that the calling thread executes, if it executes one. */
  static <T extends @Nullable Object> Callable<T> wrapCallable(Callable<T> task) {
    CallContext context = CallContexts.current();
    return context == null ? task : () -> CallContexts.call(context, task);
  }

  /** An executor whose tasks run for the call of the thread that hands them over. */
  static Executor wrap(Executor executor) {
    return task -> executor.execute(wrap(task));
  }

  /** The name of the service. */
  String service();

  /** The name of the method on the wire. */
  String method();

  /**
   * The peer that the call came from, as hexadecimal digits; the same for all calls over one
   * connection. Empty for what came to a {@link Puller} or {@link Subscriber}: it does not say.
   */
  String peer();

  /**
   * Who the caller has proven to be: its public key with {@link CurveServer}, the user with {@link
   * PlainServer}; empty if the server asks for no proof. Behind a proxy it is the proxy.
   */
  Optional<String> identity();

  /** What the request says beside its arguments. */
  Headers headers();

  /**
   * Adds a header to the answer, or changes its value. Of a stream it is the last message that
   * carries it; of no use once the call is answered.
   *
   * @throws IllegalArgumentException if the name cannot be used, see {@link Headers#with}
   */
  void responseHeader(String name, @Nullable Object value);

  /**
   * Asks to be told how the call ended, right before its answer is sent, on the thread that
   * answers; or, when nobody waits any more, on a thread of the server's executor. What the action
   * throws is logged and changes nothing.
   *
   * @throws IllegalStateException if the call has ended already
   */
  void onEnd(Consumer<CallOutcome> action);

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

  /**
   * How long the caller still waits for its first answer, if it said so; never negative. Nothing is
   * known of a caller that sends a stream along: it waits when it has sent it.
   */
  Optional<Duration> timeLeft();
}
