package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream that the peer sends, on its reader's side. The loop puts events into the {@link
 * StreamWindow}, the reader takes them out and decodes them on its own thread.
 *
 * @param <T> the type of an item
 */
abstract class IncomingStream<T extends @Nullable Object> implements AwaitableStream<T> {
  private final StreamWindow window;
  private final Iterator<T> items =
      new Iterator<>() {
        @Override
        public boolean hasNext() {
          return hasNextItem();
        }

        @Override
        public T next() {
          return nextItem();
        }
      };
  private @Nullable Event next;
  private boolean exhausted;
  private volatile boolean left;

  IncomingStream(StreamWindow window) {
    this.window = window;
  }

  /** Allows the peer to send so many items more; any thread. */
  abstract void grant(int items);

  /** Decodes an item. */
  abstract T decode(Event item);

  /** Nothing more comes: throws what the stream failed with, if it did. */
  abstract void finished(Outcome end);

  /** What a reader gets that is interrupted while it waits. */
  abstract RuntimeException interrupted();

  /** The reader has left; any thread, and more than once. */
  abstract void leave();

  @Override
  public final Iterator<T> iterator() {
    return items;
  }

  @Override
  public final boolean isReady(Runnable whenReady) {
    return left || next != null || exhausted || window.isReady(whenReady);
  }

  @Override
  public final boolean isEnded() {
    return left || (next == null && (exhausted || window.isEmptyForGood()));
  }

  @Override
  public final void close() {
    left = true;
    window.close();
    leave();
  }

  private boolean hasNextItem() {
    if (left || exhausted) {
      return false;
    }
    if (next != null) {
      return true;
    }
    Event taken;
    try {
      taken = window.take();
    } catch (InterruptedException e) {
      RuntimeException told = interrupted();
      close();
      Thread.currentThread().interrupt();
      throw told;
    }
    if (taken == null) {
      exhausted = true;
      Outcome end = window.outcome();
      if (end != null) {
        finished(end);
      }
      return false;
    }
    int due = window.due();
    if (due > 0) {
      grant(due);
    }
    next = taken;
    return true;
  }

  private T nextItem() {
    if (!hasNextItem()) {
      throw new NoSuchElementException("the stream has ended");
    }
    Event event = Objects.requireNonNull(next);
    next = null;
    return decode(event);
  }
}
