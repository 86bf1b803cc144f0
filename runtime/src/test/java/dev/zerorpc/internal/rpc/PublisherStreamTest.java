package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.RpcStream;
import dev.zerorpc.internal.testing.RecordingPublisher;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishers as handlers' results, and as streams that are read. */
@Timeout(60)
class PublisherStreamTest {
  private static final MethodDescriptor<Integer> PUBLISHED =
      MethodDescriptor.stream("Test", "published", Codecs.I32).build();

  private final EngineFixture fixture = new EngineFixture();
  private final RecordingPublisher<Integer> publisher = new RecordingPublisher<>();

  private RpcStream<Integer> call() {
    fixture.service.add(PUBLISHED, call -> call.replyAll(Codecs.I32, RpcStream.from(publisher)));
    fixture.startServer();
    fixture.startClient();
    return fixture.call(PUBLISHED).stream();
  }

  private void publish(int from, int to) {
    for (int i = from; i < to; i++) {
      publisher.subscriber().onNext(i);
    }
  }

  @Test
  void publisherIsAskedForWhatTheReaderHasRoomFor() {
    Iterator<Integer> items = call().iterator();
    assertThat(publisher.requests()).containsExactly(1L);

    publish(0, 1);
    assertThat(publisher.requests()).as("no credit yet").containsExactly(1L);
    assertThat(items.next()).isZero();
    assertThat(publisher.requests()).containsExactly(1L, 100L);
    publish(1, 101);
    assertThat(publisher.requested()).isEqualTo(101);
    for (int i = 1; i < 101; i++) {
      assertThat(items.next()).isEqualTo(i);
    }

    assertThat(publisher.requested()).isBetween(150L, 201L);
    publish(101, 103);
    publisher.subscriber().onComplete();
    assertThat(items.next()).isEqualTo(101);
    assertThat(items.next()).isEqualTo(102);
    assertThat(items.hasNext()).isFalse();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void readerThatLeavesCancelsTheSubscription() {
    RpcStream<Integer> items = call();
    publish(0, 1);
    assertThat(items.iterator().next()).isZero();

    items.close();
    fixture.network.loop().advance(Duration.ofSeconds(2));

    assertThat(publisher.isCancelled()).isTrue();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void readerThatIsLostCancelsTheSubscription() {
    Iterator<Integer> items = call().iterator();
    publish(0, 1);
    assertThat(items.next()).isZero();
    fixture.network.cut();

    fixture.network.loop().advance(Duration.ofSeconds(16));

    assertThat(publisher.isCancelled()).isTrue();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void errorOfThePublisherIsTheErrorOfTheCallAfterItsItems() {
    Iterator<Integer> items = call().iterator();
    publish(0, 1);
    publisher.subscriber().onError(new IllegalStateException("dry"));

    assertThat(items.next()).isZero();
    assertThatThrownBy(items::hasNext).hasMessage("IllegalStateException: dry");
    assertThat(publisher.isCancelled()).as("it has ended by itself").isFalse();
  }

  @Test
  void publisherThatSendsWhatNobodyRequestedIsStopped() {
    Iterator<Integer> items = call().iterator();
    publish(0, 2);

    assertThat(items.next()).isZero();
    assertThatThrownBy(items::hasNext).hasMessageContaining("more items than were requested");
    assertThat(publisher.isCancelled()).isTrue();
  }

  @Test
  void publisherIsNotSubscribedToBeforeItsStreamIsRead() {
    RpcStream<Integer> stream = RpcStream.from(publisher);
    assertThat(publisher.isSubscribed()).isFalse();
    stream.close();
    assertThat(stream.iterator().hasNext()).isFalse();
    assertThat(publisher.isSubscribed()).isFalse();
  }

  @Test
  void failureThatIsCheckedIsWrapped() {
    RpcStream<Integer> stream =
        RpcStream.from(
            subscriber -> {
              publisher.subscribe(subscriber);
              subscriber.onError(new IOException("disk"));
            });

    assertThatThrownBy(() -> stream.iterator().hasNext())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void iteratorWaitsForAPublisherOfAnotherThread() {
    SubmissionPublisher<Integer> source = new SubmissionPublisher<>();
    RpcStream<Integer> stream = RpcStream.from(source);
    Thread publishing =
        new Thread(
            () -> {
              while (source.getNumberOfSubscribers() == 0) {
                Thread.onSpinWait();
              }
              for (int i = 0; i < 1000; i++) {
                source.submit(i);
              }
              source.close();
            });
    publishing.start();

    int expected = 0;
    for (int item : stream) {
      assertThat(item).isEqualTo(expected++);
    }
    assertThat(expected).isEqualTo(1000);
  }
}
