package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which call a thread works for. */
public final class CallContexts {
  private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

  private CallContexts() {}

  /** The call that the calling thread works for, or null. */
  public static @Nullable CallContext current() {
    return CURRENT.get();
  }

  /**
   * Makes sure that the calling thread may wait.
   *
   * @param what what it would wait for
   * @throws IllegalStateException if it runs a handler on a server's I/O thread
   */
  static void requireMayWait(Object what) {
    if (CURRENT.get() instanceof ServerCallTask task && task.isInline() && task.engine().inLoop()) {
      throw new IllegalStateException(
          what
              + ": the handler of "
              + task.descriptor()
              + " runs on the server's I/O thread and must not wait; call asynchronously and return"
              + " a future, or leave the method out of InlineHandlers.of");
    }
  }

  /** Runs something for a call, on a thread that the call's end does not interrupt. */
  public static void run(CallContext context, Runnable task) {
    CallContext former = CURRENT.get();
    CURRENT.set(context);
    try {
      task.run();
    } finally {
      restore(former);
    }
  }

  /** Does something for a call, on a thread that the call's end does not interrupt. */
  public static <T extends @Nullable Object> T call(CallContext context, Callable<T> task)
      throws Exception {
    CallContext former = CURRENT.get();
    CURRENT.set(context);
    try {
      return task.call();
    } finally {
      restore(former);
    }
  }

  private static void restore(@Nullable CallContext former) {
    if (former == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(former);
    }
  }

  static void set(CallContext context) {
    CURRENT.set(context);
  }

  static void clear() {
    CURRENT.remove();
  }
}
