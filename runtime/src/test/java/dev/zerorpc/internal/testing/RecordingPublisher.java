package dev.zerorpc.internal.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps what is requested of it; publishes when a test says so. */
public final class RecordingPublisher<T> implements Flow.Publisher<T> {
  private final List<Long> requests = new ArrayList<>();
  private Flow.@Nullable Subscriber<? super T> subscriber;
  private boolean cancelled;

  /** What was requested, one after the other. */
  public List<Long> requests() {
    return requests;
  }

  /** How much was requested in all. */
  public long requested() {
    return requests.stream().mapToLong(Long::longValue).sum();
  }

  /** Whether its subscriber has left. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Who reads it; there must be somebody. */
  public Flow.Subscriber<? super T> subscriber() {
    return Objects.requireNonNull(subscriber, "nobody has subscribed");
  }

  /** Whether somebody reads it. */
  public boolean isSubscribed() {
    return subscriber != null;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> reader) {
    subscriber = reader;
    reader.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long items) {
            requests.add(items);
          }

          @Override
          public void cancel() {
            cancelled = true;
          }
        });
  }
}
