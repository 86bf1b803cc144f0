package dev.zerorpc.stub;

import org.jspecify.annotations.Nullable;

/**
 * What a stub makes its calls through: a client, or another outlet of the same methods. Used by any
 * thread.
 */
public interface ClientCalls {
  /** Begins one call; nothing is sent before one of its methods that say so. */
  <R extends @Nullable Object> ClientCall<R> call(MethodDescriptor<R> method);
}
