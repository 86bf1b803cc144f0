package com.example;

import dev.zerorpc.annotation.RpcStruct;
import java.time.Instant;
import java.util.Map;

/** One measurement. */
@RpcStruct
public record Sample(String name, double value, Instant at, Map<String, String> tags) {}
