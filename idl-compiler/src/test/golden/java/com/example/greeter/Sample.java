package com.example.greeter;

import dev.zerorpc.annotation.RpcStruct;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One measured value. */
@RpcStruct
public record Sample(
    String name, double value, Instant at, Map<String, String> tags, @Nullable String note) {}
