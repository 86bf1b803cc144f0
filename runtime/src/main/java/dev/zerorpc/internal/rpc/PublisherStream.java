package dev.zerorpc.internal.rpc;

import dev.zerorpc.CancelledException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A publisher read as a stream. It is subscribed to when the first item is read, and never asked
 * for more items than are going to be read: where the stream is sent, than the reader's credit.
 *
 * @param <T> the type of an item
 */
public final class PublisherStream<T> implements AwaitableStream<T> {
  private final Flow.Publisher<? extends T> publisher;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<T> received = new ArrayDeque<>();
  private final Items items = new Items();

  /** Asked for and not yet received. */
  private long outstanding;

  /** Of these, what could not be asked for yet because there is no subscription. */
  private long unasked;

  private boolean subscribed;
  private Flow.@Nullable Subscription subscription;
  private boolean ended;
  private @Nullable Throwable failure;
  private boolean closed;
  private @Nullable Runnable whenReady;

  /** A stream of what the publisher publishes. */
  public PublisherStream(Flow.Publisher<? extends T> publisher) {
    this.publisher = Objects.requireNonNull(publisher, "publisher");
  }

  @Override
  public Iterator<T> iterator() {
    return items;
  }

  @Override
  public Executor executor() {
    return ForkJoinPool.commonPool();
  }

  @Override
  public void expect(long count) {
    boolean first;
    long missing;
    Flow.Subscription asked;
    lock.lock();
    try {
      missing = count - outstanding - received.size();
      if (closed || ended || missing <= 0) {
        return;
      }
      outstanding += missing;
      first = !subscribed;
      subscribed = true;
      asked = subscription;
      if (asked == null) {
        unasked += missing;
      }
    } finally {
      lock.unlock();
    }
    if (first) {
      subscribe();
    } else if (asked != null) {
      asked.request(missing);
    }
  }

  private void subscribe() {
    try {
      publisher.subscribe(new Receiver());
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  @Override
  public boolean isReady(Runnable whenItIs) {
    lock.lock();
    try {
      if (!received.isEmpty() || ended || closed) {
        return true;
      }
      whenReady = whenItIs;
      return outstanding == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isEnded() {
    lock.lock();
    try {
      return closed || (ended && received.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Flow.Subscription cancelled;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      received.clear();
      cancelled = ended ? null : subscription;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (cancelled != null) {
      cancelled.cancel();
    }
  }

  private void end(@Nullable Throwable cause) {
    Runnable told;
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      failure = cause;
      changed.signalAll();
      told = whenReady;
      whenReady = null;
    } finally {
      lock.unlock();
    }
    if (told != null) {
      told.run();
    }
  }

  private boolean awaitItem() {
    expect(1);
    lock.lock();
    try {
      while (received.isEmpty() && !ended && !closed) {
        changed.await();
      }
      if (closed) {
        return false;
      }
      if (!received.isEmpty()) {
        return true;
      }
      Throwable cause = failure;
      failure = null;
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause != null) {
        throw new CompletionException(cause);
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("the thread was interrupted while it waited for a publisher");
    } finally {
      lock.unlock();
    }
  }

  private T takeItem() {
    if (!awaitItem()) {
      throw new NoSuchElementException("the publisher has completed");
    }
    lock.lock();
    try {
      T item = received.poll();
      if (item == null) {
        throw new NoSuchElementException("the stream was closed");
      }
      return item;
    } finally {
      lock.unlock();
    }
  }

  private final class Items implements Iterator<T> {
    @Override
    public boolean hasNext() {
      return awaitItem();
    }

    @Override
    public T next() {
      return takeItem();
    }
  }

  private final class Receiver implements Flow.Subscriber<T> {
    @Override
    public void onSubscribe(Flow.Subscription given) {
      Objects.requireNonNull(given, "subscription");
      long wanted;
      lock.lock();
      try {
        boolean wrong = subscription != null || closed;
        if (!wrong) {
          subscription = given;
        }
        wanted = wrong ? 0 : unasked;
        unasked = 0;
      } finally {
        lock.unlock();
      }
      if (wanted > 0) {
        given.request(wanted);
      } else {
        given.cancel();
      }
    }

    @Override
    public void onNext(T item) {
      Objects.requireNonNull(item, "item");
      Runnable told;
      boolean unwanted;
      Flow.Subscription source;
      lock.lock();
      try {
        if (closed || ended) {
          return;
        }
        unwanted = outstanding == 0;
        if (!unwanted) {
          outstanding--;
          received.add(item);
          changed.signal();
        }
        told = whenReady;
        whenReady = null;
        source = subscription;
      } finally {
        lock.unlock();
      }
      if (unwanted) {
        end(new IllegalStateException("the publisher sent more items than were requested"));
        if (source != null) {
          source.cancel();
        }
      }
      if (told != null) {
        told.run();
      }
    }

    @Override
    public void onError(Throwable cause) {
      end(Objects.requireNonNull(cause, "cause"));
    }

    @Override
    public void onComplete() {
      end(null);
    }
  }
}
