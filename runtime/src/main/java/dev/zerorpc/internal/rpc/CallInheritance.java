package dev.zerorpc.internal.rpc;

import dev.zerorpc.CallContext;
import dev.zerorpc.Headers;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a call takes over from the call that it is made for. */
final class CallInheritance {
  private static final Set<String> PASSED_ON =
      Set.of("traceparent", "tracestate", "baggage", "trace_id");

  private CallInheritance() {}

  /** Not longer than the caller of the outer call still waits; zero if it does not any more. */
  static Duration bounded(Duration timeout, @Nullable CallContext outer) {
    if (outer == null) {
      return timeout;
    }
    return outer.timeLeft().filter(left -> left.compareTo(timeout) < 0).orElse(timeout);
  }

  /** The headers that tell which work of which user all these calls belong to. */
  static Headers headers(@Nullable CallContext outer) {
    return outer == null ? Headers.EMPTY : outer.headers().only(PASSED_ON);
  }
}
