package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which call a thread works for. */
public final class CallContexts {
  /**
   * An array of one for each thread that has asked, so that a handler that begins costs no more
   * than an assignment. Of a class of the JDK's, since it stays with threads that are not ours.
   */
  private static final ThreadLocal<@Nullable Object[]> CURRENT =
      ThreadLocal.withInitial(() -> new @Nullable Object[1]);

  private CallContexts() {}

  /** The call that the calling thread works for, or null. */
  public static @Nullable CallContext current() {
    return (CallContext) CURRENT.get()[0];
  }

  /**
   * Makes sure that the calling thread may wait.
   *
   * @param what what it would wait for
   * @throws IllegalStateException if it runs a handler on an I/O thread
   */
  static void requireMayWait(Object what) {
    if (current() instanceof LoopHandler handler && handler.isOnLoop()) {
      throw new IllegalStateException(
          what
              + ": the handler of "
              + handler.descriptor()
              + " runs on the "
              + handler.host()
              + "'s I/O thread and must not wait; call asynchronously and return"
              + " a future, or leave the method out of InlineHandlers.of");
    }
  }

  /** Runs something for a call, on a thread that the call's end does not interrupt. */
  public static void run(CallContext context, Runnable task) {
    CallContext former = current();
    set(context);
    try {
      task.run();
    } finally {
      set(former);
    }
  }

  /** Does something for a call, on a thread that the call's end does not interrupt. */
  public static <T extends @Nullable Object> T call(CallContext context, Callable<T> task)
      throws Exception {
    CallContext former = current();
    set(context);
    try {
      return task.call();
    } finally {
      set(former);
    }
  }

  static void set(@Nullable CallContext context) {
    place()[0] = context;
  }

  static void clear() {
    set(null);
  }

  /** Where the calling thread's call stands, for one that is set and cleared again soon. */
  static @Nullable Object[] place() {
    return CURRENT.get();
  }
}
