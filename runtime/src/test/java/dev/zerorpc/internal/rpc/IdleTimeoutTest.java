package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CallOptions;
import dev.zerorpc.RpcStream;
import dev.zerorpc.TimeoutExpiredException;
import dev.zerorpc.internal.testing.RecordingPublisher;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How long a reader waits between two items. */
class IdleTimeoutTest {
  private static final MethodDescriptor<Integer> PUBLISHED =
      MethodDescriptor.stream("Test", "published", Codecs.I32).build();
  private static final CallOptions IDLE =
      CallOptions.DEFAULT.withIdleTimeout(Duration.ofSeconds(5));

  private final EngineFixture fixture = new EngineFixture();
  private final RecordingPublisher<Integer> publisher = new RecordingPublisher<>();

  private RpcStream<Integer> call(CallOptions options) {
    fixture.service.add(PUBLISHED, call -> call.replyAll(Codecs.I32, RpcStream.from(publisher)));
    fixture.startServer();
    fixture.startClient();
    return Objects.requireNonNull(fixture.client).calls(options).call(PUBLISHED).stream();
  }

  private void advance(double seconds) {
    fixture.network.loop().advance(Duration.ofMillis((long) (seconds * 1000)));
  }

  @Test
  void itemThatDoesNotComeInTimeEndsTheStreamAfterThoseThatCame() {
    RpcStream<Integer> stream = call(IDLE);
    Iterator<Integer> items = stream.iterator();
    publisher.subscriber().onNext(0);
    assertThat(items.next()).isZero();
    publisher.subscriber().onNext(1);

    advance(5.1);

    assertThat(items.next()).isEqualTo(1);
    assertThatThrownBy(items::hasNext)
        .isInstanceOf(TimeoutExpiredException.class)
        .hasMessageContaining("no further item within 5.0 s")
        .hasMessageContaining("withIdleTimeout");
    advance(1);
    assertThat(publisher.isCancelled()).isTrue();
    assertThat(fixture.server.activeCalls()).isZero();
  }

  @Test
  void everyItemBeginsTheTimeAnew() {
    Iterator<Integer> items = call(IDLE).iterator();
    for (int i = 0; i < 20; i++) {
      publisher.subscriber().onNext(i);
      assertThat(items.next()).isEqualTo(i);
      advance(4.9);
    }
    publisher.subscriber().onComplete();

    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void readerThatIsSlowIsNotTakenForAServerThatIs() {
    Iterator<Integer> items = call(IDLE).iterator();
    publisher.subscriber().onNext(0);
    advance(603); // Not with a heartbeat on its way, which a grant would wait for.
    assertThat(items.next()).isZero();
    for (int i = 1; i <= 100; i++) {
      publisher.subscriber().onNext(i);
    }

    advance(603);

    for (int i = 1; i <= 100; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    advance(5.1);
    assertThatThrownBy(items::hasNext).isInstanceOf(TimeoutExpiredException.class);
  }

  @Test
  void firstItemHasTheTimeoutOfTheCall() {
    Iterator<Integer> items = call(IDLE).iterator();

    advance(29);
    publisher.subscriber().onNext(0);

    assertThat(items.next()).isZero();
  }

  @Test
  void withoutOneAStreamMayRestForAsLongAsItsServerIsThere() {
    Iterator<Integer> items = call(CallOptions.DEFAULT).iterator();
    publisher.subscriber().onNext(0);
    assertThat(items.next()).isZero();

    advance(3600);
    publisher.subscriber().onNext(1);

    assertThat(items.next()).isEqualTo(1);
  }

  @Test
  void timeIsPositiveAndShown() {
    assertThatThrownBy(() -> CallOptions.DEFAULT.withIdleTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("idle timeout must be positive, but is PT0S");
    assertThat(IDLE.withTimeout(Duration.ofSeconds(1)).withStreamWindow(7).withPrefix("p"))
        .asString()
        .startsWith("CallOptions[timeout=PT1S, idleTimeout=PT5S, streamWindow=7, prefix=p");
  }
}
