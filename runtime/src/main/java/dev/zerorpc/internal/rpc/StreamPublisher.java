package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream as a publisher, which has one subscriber because a stream is read once. Signals come one
 * after the other, from the executor's threads; {@code onSubscribe} comes from the thread that
 * subscribes.
 *
 * @param <T> the type of an item
 */
public final class StreamPublisher<T> implements Flow.Publisher<T> {
  private static final Logger LOG = System.getLogger("dev.zerorpc.stream");
  private static final Flow.Subscription NONE =
      new Flow.Subscription() {
        @Override
        public void request(long items) {}

        @Override
        public void cancel() {}
      };

  private final RpcStream<T> stream;
  private final Executor executor;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /** A view of the stream, which nobody else reads then. */
  public StreamPublisher(RpcStream<T> stream, Executor executor) {
    this.stream = stream;
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (!subscribed.compareAndSet(false, true)) {
      subscriber.onSubscribe(NONE);
      subscriber.onError(
          new IllegalStateException(
              "a stream is read once, and this one has a subscriber already; call the method again"
                  + " for another stream"));
      return;
    }
    Reading<T> reading = new Reading<>(stream, executor, subscriber);
    try {
      subscriber.onSubscribe(reading);
    } catch (RuntimeException | Error e) {
      reading.cancel();
      reading.begin();
      throw e;
    }
    reading.begin();
  }

  private static final class Reading<T> extends StreamReading<T> implements Flow.Subscription {
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;

    /** Null once it was told the end or has cancelled: it may be dropped then. */
    private Flow.@Nullable Subscriber<? super T> subscriber;

    Reading(RpcStream<T> stream, Executor executor, Flow.Subscriber<? super T> subscriber) {
      super(stream, executor);
      this.subscriber = subscriber;
    }

    @Override
    public void request(long items) {
      if (cancelled) {
        return;
      }
      if (items <= 0) {
        refuse(
            new IllegalArgumentException(
                "a subscriber must request at least one item, but requested "
                    + items
                    + " (rule 3.9 of Reactive Streams)"));
        return;
      }
      demand.accumulateAndGet(items, (has, more) -> has + more < 0 ? Long.MAX_VALUE : has + more);
      wake();
    }

    @Override
    public void cancel() {
      if (!cancelled) {
        cancelled = true;
        abandon();
      }
    }

    @Override
    long wanted() {
      return demand.get();
    }

    @Override
    void item(T item) {
      if (item == null) {
        throw new NullPointerException(
            "an item is null, which a publisher cannot carry; read the RpcStream itself");
      }
      demand.updateAndGet(has -> has == Long.MAX_VALUE ? has : has - 1);
      Flow.Subscriber<? super T> told = Objects.requireNonNull(subscriber);
      try {
        told.onNext(item);
      } catch (RuntimeException | Error e) {
        // It must not throw, and has cancelled by doing so.
        LOG.log(Level.WARNING, "a subscriber failed; its stream is closed", e);
        cancel();
      }
    }

    @Override
    void ended(@Nullable Throwable failure) {
      Flow.Subscriber<? super T> told = Objects.requireNonNull(subscriber);
      cancelled = true;
      subscriber = null;
      try {
        if (failure == null) {
          told.onComplete();
        } else {
          told.onError(failure);
        }
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "a subscriber failed when it was told the end", e);
      }
    }

    @Override
    void left() {
      subscriber = null;
    }
  }
}
