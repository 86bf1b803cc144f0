package dev.zerorpc.internal.rpc;

import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.ClientCalls;
import dev.zerorpc.stub.MethodDescriptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls of a service that is offered under a prefix. Any thread. */
public final class PrefixedCalls implements ClientCalls {
  private final ClientCalls calls;
  private final String prefix;

  /** A stub's methods are constants, so there are few, and each is prefixed once. */
  private final Map<MethodDescriptor<?>, MethodDescriptor<?>> prefixed = new ConcurrentHashMap<>();

  private PrefixedCalls(ClientCalls calls, String prefix) {
    this.calls = calls;
    this.prefix = prefix;
  }

  /** The calls with that prefix, or as they are if it is empty. */
  public static ClientCalls of(ClientCalls calls, String prefix) {
    return prefix.isEmpty() ? calls : new PrefixedCalls(calls, prefix);
  }

  // The map has for each method one of the same type.
  @SuppressWarnings("unchecked")
  @Override
  public <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method) {
    return calls.call(
        (MethodDescriptor<R>) prefixed.computeIfAbsent(method, key -> key.withPrefix(prefix)));
  }
}
