package dev.zerorpc.internal.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told; requests and cancels when a test says so. */
public class RecordingSubscriber<T> implements Flow.Subscriber<T> {
  private final List<T> items = new ArrayList<>();
  private final long atOnce;
  private Flow.@Nullable Subscription subscription;
  private @Nullable Throwable failure;
  private int ends;

  /** Requests so many items when it is subscribed. */
  public RecordingSubscriber(long atOnce) {
    this.atOnce = atOnce;
  }

  /** What has come. */
  public List<T> items() {
    return items;
  }

  /** What it was told at the end, or null. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** How many times it was told an end. */
  public int ends() {
    return ends;
  }

  /** Requests so many more. */
  public void request(long more) {
    Objects.requireNonNull(subscription, "not subscribed").request(more);
  }

  /** Wants no more. */
  public void cancel() {
    Objects.requireNonNull(subscription, "not subscribed").cancel();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (atOnce != 0) {
      given.request(atOnce);
    }
  }

  @Override
  public void onNext(T item) {
    items.add(item);
  }

  @Override
  public void onError(Throwable cause) {
    failure = cause;
    ends++;
  }

  @Override
  public void onComplete() {
    ends++;
  }
}
