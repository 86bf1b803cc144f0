package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose items come from elsewhere, so that a reader can be told of them instead of waiting
 * on a thread: what every view without a waiting thread is made of. Only {@code close} may be
 * called by any thread; the rest is the reader's, one thread at a time.
 *
 * @param <T> the type of an item
 */
public interface AwaitableStream<T extends @Nullable Object> extends RpcStream<T> {
  /** Says that so many items will be read; the source may be asked for them ahead. */
  default void expect(long items) {}

  /**
   * Whether a look at the stream is worth while: {@code hasNext} does not wait, or nothing was
   * {@linkplain #expect expected} yet. Calls nothing of the user's; any thread that knows that
   * nobody reads may ask.
   *
   * @param whenReady runs once when the next item or the end comes, unless that is there already;
   *     must neither wait nor throw, and takes the place of an earlier one
   */
  boolean isReady(Runnable whenReady);

  /** Whether no item is left and none will come: {@code hasNext} does not wait. */
  boolean isEnded();

  /** Whether the calling thread is the one that must not run anything of the user's. */
  default boolean isInLoop() {
    return false;
  }

  /** Where views run unless something else is given. */
  Executor executor();
}
