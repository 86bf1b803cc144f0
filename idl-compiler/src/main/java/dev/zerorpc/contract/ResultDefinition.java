package dev.zerorpc.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a method answers.
 *
 * @param type the type of the result, or of an item of a stream; null for {@code void}
 * @param form how Java shows it
 */
public record ResultDefinition(@Nullable TypeRef type, Form form) {
  /** How Java shows a result, or a parameter. */
  public enum Form {
    /** The value itself, or {@code void}. */
    DIRECT,
    /** {@code java.util.concurrent.CompletableFuture}. */
    COMPLETABLE_FUTURE,
    /** {@code java.util.concurrent.CompletionStage}. */
    COMPLETION_STAGE,
    /** {@code dev.zerorpc.RpcStream}. */
    RPC_STREAM,
    /** {@code java.util.stream.Stream}. */
    JAVA_STREAM,
    /** {@code java.util.concurrent.Flow.Publisher}. */
    PUBLISHER;

    /** Whether it comes in items. */
    public boolean isStream() {
      return this == RPC_STREAM || this == JAVA_STREAM || this == PUBLISHER;
    }

    /** Whether the result is a future. */
    public boolean isFuture() {
      return this == COMPLETABLE_FUTURE || this == COMPLETION_STAGE;
    }
  }
}
