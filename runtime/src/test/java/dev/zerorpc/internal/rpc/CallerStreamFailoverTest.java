package dev.zerorpc.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.RetryPolicy;
import dev.zerorpc.RpcStream;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams that callers send, together with what clients do about servers and calls. */
class CallerStreamFailoverTest {
  private static final MethodDescriptor<String> WHERE =
      MethodDescriptor.unary("Test", "where", Codecs.STRING)
          .streamParameter("values")
          .idempotent()
          .build();

  private final AtomicInteger closed = new AtomicInteger();

  private RpcStream<Integer> items() {
    return RpcStream.from(List.of(1, 2).iterator(), closed::incrementAndGet);
  }

  @Test
  void callWithAStreamIsNeverMadeAgain() {
    EndpointsFixture fixture = new EndpointsFixture();
    fixture.retry = RetryPolicy.attempts(3);
    fixture.busy.add(EndpointsFixture.A);
    fixture.start(EndpointsFixture.A, EndpointsFixture.B);
    ClientCall<String> call = fixture.call(WHERE);
    call.items(Codecs.I32, items());

    CompletableFuture<String> answer = call.executeAsync();
    fixture.network.loop().advance(Duration.ofSeconds(5));

    assertThatThrownBy(answer::join).hasCauseInstanceOf(ServerBusyException.class);
    assertThat(fixture.calls).as("the other server").isEmpty();
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void callThatAnInterceptorRefusesClosesItsStream() {
    EngineFixture fixture = new EngineFixture();
    IllegalStateException refusal = new IllegalStateException("not today");
    fixture.clientInterceptors.add(
        call -> {
          throw refusal;
        });
    fixture.startServer();
    fixture.startClient();
    ClientCall<String> call = fixture.call(WHERE);
    call.items(Codecs.I32, items());

    assertThatThrownBy(call::execute).isSameAs(refusal);
    assertThat(closed.get()).isEqualTo(1);
    assertThat(fixture.eventsFromClients()).isEmpty();
  }

  @Test
  void interceptorsSeeWhatTheCallersStreamFailedWith() {
    EngineFixture fixture = new EngineFixture();
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    fixture.clientInterceptors.add(call -> call.onEnd(end -> seen.complete(end.failure())));
    fixture.service.add(
        WHERE,
        call -> {
          call.items(Codecs.I32);
          call.replyWith(Codecs.STRING, new CompletableFuture<>());
        });
    fixture.startServer();
    fixture.startClient();
    IllegalStateException failure = new IllegalStateException("disk");
    ClientCall<String> call = fixture.call(WHERE);
    call.items(
        Codecs.I32,
        RpcStream.from(
            Stream.<Integer>generate(
                () -> {
                  throw failure;
                })));

    assertThatThrownBy(call.executeAsync()::join).hasCause(failure);
    assertThat(seen).isCompletedWithValue(failure);
  }
}
