package com.example.types;

import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.Unsigned;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@RpcStruct
public record Scalars(
    boolean bool,
    byte i8,
    short i16,
    int i32,
    long i64,
    @Unsigned short u8,
    @Unsigned int u16,
    @Unsigned long u32,
    @Unsigned BigInteger u64,
    BigInteger bigint,
    float f32,
    double f64,
    Integer boxed,
    String string,
    byte[] bytes,
    ByteBuffer buffer,
    Instant timestamp,
    Duration duration,
    UUID uuid,
    Object any,
    Unit unit) {}
