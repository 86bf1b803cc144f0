package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import org.jspecify.annotations.Nullable;

/** Which call a thread works for. */
public final class CallContexts {
  private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

  private CallContexts() {}

  /** The call that the calling thread works for, or null. */
  public static @Nullable CallContext current() {
    return CURRENT.get();
  }

  static void set(CallContext context) {
    CURRENT.set(context);
  }

  static void clear() {
    CURRENT.remove();
  }
}
