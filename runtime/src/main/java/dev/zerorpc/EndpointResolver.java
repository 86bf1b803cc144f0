package dev.zerorpc;

import java.util.List;
import java.util.Map;

/** Finds the endpoints that a name stands for, when a client or server is opened. */
@FunctionalInterface
public interface EndpointResolver {
  /** Takes every name for an endpoint. */
  EndpointResolver NONE = List::of;

  /**
   * Finds endpoints; runs on the thread that opens the client or server and may block.
   *
   * @param name what was given to {@code connect} or {@code bind}
   * @return endpoints as {@code tcp://host:port}; the name itself if it is one already
   * @throws RuntimeException if the name is not known; whoever opens the client or server gets it
   */
  List<String> resolve(String name);

  /** Knows the given names, and takes every other one for an endpoint. */
  static EndpointResolver of(Map<String, List<String>> endpoints) {
    Map<String, List<String>> copy = Map.copyOf(endpoints);
    return name -> copy.getOrDefault(name, List.of(name));
  }

  /**
   * Resolves some names, in order.
   *
   * @throws RpcException if a name stands for nothing
   */
  default List<String> resolveAll(List<String> names) {
    return names.stream()
        .flatMap(
            name -> {
              List<String> found = resolve(name);
              if (found.isEmpty()) {
                throw new RpcException("the resolver knows no endpoint for '" + name + "'");
              }
              return found.stream();
            })
        .toList();
  }
}
