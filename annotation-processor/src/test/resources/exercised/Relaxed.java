package exercised;

import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.RpcStruct;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A struct that an empty map is one of. */
@RpcStruct
public record Relaxed(
    @Default("7") int count,
    @Default("3.5") double weight,
    @Default("text") String text,
    @Default("BLUE") Color color,
    @Default("2s") Duration pause,
    @Default("{}") Map<String, Integer> counts,
    Optional<Sample> sample) {}
