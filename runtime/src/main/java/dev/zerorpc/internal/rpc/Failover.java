package dev.zerorpc.internal.rpc;

import dev.zerorpc.Balancing;
import dev.zerorpc.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client does about servers that are not there.
 *
 * @param balancing which endpoint a call goes to
 * @param failFast whether calls fail at once while there is no connection
 * @param retry when a call is made once more
 * @param hedgeAfter when a second attempt is made beside a slow first one, or null for never
 */
public record Failover(
    Balancing balancing, boolean failFast, RetryPolicy retry, @Nullable Duration hedgeAfter) {
  /** What holds unless something is said. */
  public static final Failover DEFAULT =
      new Failover(Balancing.ROUND_ROBIN, false, RetryPolicy.NONE, null);
}
