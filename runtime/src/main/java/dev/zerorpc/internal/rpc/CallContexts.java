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
