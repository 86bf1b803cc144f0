package com.example.types;

import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class Outer {
  private Outer() {}

  @RpcStruct
  record Empty() {}

  @Name("outer")
  @RpcService
  interface Service {
    Empty echo(Empty empty, @Nullable Empty other, Map<String, Empty> more);

    @Nullable String find(Optional<String> key, @Default("null") @Nullable Integer limit);

    List<Unit> units(int[] ids, Unit first, @Default("count") Unit second, @Default("[]") byte[]... rest);

    @Name("add")
    long add(long a, @Default("1") long b);

    @Name("add_all")
    long add(List<Long> numbers);
  }
}
