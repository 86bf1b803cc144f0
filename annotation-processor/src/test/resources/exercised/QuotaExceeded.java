package exercised;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.RpcError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@RpcError
@Name("quota.exceeded")
public class QuotaExceeded extends ContractException {
  private static final long serialVersionUID = 1L;

  private final long limit;
  private final @Nullable Duration retryAfter;

  public QuotaExceeded(
      long limit, String message, @Name("retry_after") @Nullable Duration retryAfter) {
    super(message);
    this.limit = limit;
    this.retryAfter = retryAfter;
  }

  public long getLimit() {
    return limit;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
