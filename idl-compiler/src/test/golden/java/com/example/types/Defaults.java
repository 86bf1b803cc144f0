package com.example.types;

import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.Unsigned;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@RpcStruct
public record Defaults(
    @Default("true") boolean bool,
    @Default("-5") byte i8,
    @Default("200") @Unsigned short u8,
    @Default("0x7fff_ffff") int i32,
    @Default("4000000000") long i64,
    @Default("18446744073709551615") @Unsigned BigInteger u64,
    @Default("1.5") float f32,
    @Default("1e10") double f64,
    @Default("say \"hi\"") String string,
    @Default("250ms") Duration duration,
    @Default("MILLIS") Unit unit,
    @Default("[]") List<String> strings,
    @Default("[]") Set<String> set,
    @Default("{}") Map<String, Long> map,
    @Default("[]") int[][] grid,
    @Default("7") @Nullable Byte perhaps,
    @Default("7") Optional<Byte> maybe,
    @Default("null") Optional<String> nothing) {}
