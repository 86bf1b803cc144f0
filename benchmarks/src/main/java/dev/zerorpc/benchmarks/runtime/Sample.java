package dev.zerorpc.benchmarks.runtime;

import dev.zerorpc.annotation.RpcStruct;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One measured value: the argument of the calls that are measured. */
@RpcStruct
public record Sample(
    String name, double value, Instant at, Map<String, String> tags, @Nullable String note) {
  /** One like any other. */
  static Sample example() {
    return new Sample(
        "requests.total",
        1234.5,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        Map.of("host", "web-17.example.com", "region", "eu-central"),
        null);
  }
}
