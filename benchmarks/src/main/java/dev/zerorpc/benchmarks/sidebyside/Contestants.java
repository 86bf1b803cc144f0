package dev.zerorpc.benchmarks.sidebyside;

import java.util.List;

/** All that run in a virtual machine. */
final class Contestants {
  static final List<Contestant> ALL =
      List.of(
          new Zerorpc(false),
          new Zerorpc(true),
          new Grpc(false),
          new Grpc(true),
          new Rsocket(),
          new Thrift(),
          new Jeromq(),
          new Tcp());

  private Contestants() {}

  static Contestant named(String name) {
    return ALL.stream()
        .filter(contestant -> contestant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no contestant '" + name + "'"));
  }
}
