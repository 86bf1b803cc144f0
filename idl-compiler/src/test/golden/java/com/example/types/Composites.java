package com.example.types;

import dev.zerorpc.annotation.RpcStruct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@RpcStruct
public record Composites(
    List<String> strings,
    List<String> moreStrings,
    Set<Long> numbers,
    Map<Unit, List<Scalars>> byUnit,
    List<@Nullable Integer> gaps,
    @Nullable Integer perhaps,
    Optional<Unit> unit,
    int[] ints,
    long[] longs,
    String[] words,
    int[][] grid,
    byte[][] blobs,
    @Nullable Scalars scalars) {}
