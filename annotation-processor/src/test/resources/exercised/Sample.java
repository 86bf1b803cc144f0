package exercised;

import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.Unsigned;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value.
 *
 * @param name what was measured
 */
@RpcStruct
public record Sample(
    String name,
    double value,
    @Name("measured_at") Instant at,
    Map<String, Color> tags,
    @Nullable String note,
    @Unsigned int port) {}
