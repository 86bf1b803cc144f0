package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.LostRemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Servers that are killed in the middle of their work, and started again at the same port. */
class KilledServerIT {
  /** Far less than heartbeats would take to tell: the broken connection does. */
  private static final Duration AT_ONCE = Duration.ofSeconds(6);

  private static PeerProcess python(String endpoint) {
    return PeerProcess.python("server.py", "--bind", endpoint);
  }

  private static PeerProcess java(String endpoint) {
    return PeerProcess.java(JavaServerMain.class.getName(), endpoint);
  }

  @Test
  void aPythonServerIsKilled() throws Exception {
    isKilled(KilledServerIT::python);
  }

  @Test
  void aJavaServerIsKilled() throws Exception {
    isKilled(KilledServerIT::java);
  }

  private static void isKilled(Function<String, PeerProcess> start) throws Exception {
    try (PeerProcess first = start.apply("tcp://127.0.0.1:*");
        RpcClient client = client(first.endpoint())) {
      InteropService service = InteropServiceStub.create(client);
      assertThat(service.hello("first")).isEqualTo("Hello, first");
      List<CompletableFuture<Double>> calls = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        calls.add(InteropServiceStub.async(client).pause(600));
      }
      try (RpcStream<Long> stream = service.endless()) {
        Iterator<Long> items = stream.iterator();
        for (long i = 0; i < 150; i++) {
          assertThat(items.next()).isEqualTo(i);
        }

        first.kill();

        long killed = System.nanoTime();
        for (CompletableFuture<Double> call : calls) {
          assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
              .hasCauseInstanceOf(LostRemoteException.class);
        }
        assertThatThrownBy(() -> items.forEachRemaining(item -> {}))
            .isInstanceOf(LostRemoteException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(AT_ONCE);
      }

      CompletableFuture<String> early = InteropServiceStub.async(client).hello("early");
      try (PeerProcess second = start.apply(first.endpoint())) {
        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        assertThat(early.get(30, TimeUnit.SECONDS)).isEqualTo("Hello, early");
        assertThat(service.hello("second")).isEqualTo("Hello, second");
      }
    }
  }

  /** Calls and streams go on at the server that is left, of whichever language it is. */
  @Test
  void ofTwoServersOneIsKilled() {
    try (PeerProcess killed = python("tcp://127.0.0.1:*");
        PeerProcess left = java("tcp://127.0.0.1:*");
        RpcClient client = client(killed.endpoint(), left.endpoint())) {
      InteropService service = InteropServiceStub.create(client);
      for (int i = 0; i < 100; i++) {
        assertThat(service.add(i, 1)).isEqualTo(i + 1);
      }
      killed.kill();
      int lost = 0;
      for (int i = 0; i < 1000; i++) {
        try {
          assertThat(service.add(i, 1)).isEqualTo(i + 1);
        } catch (LostRemoteException e) {
          // Sent in the moment before the break was noticed.
          lost++;
        }
      }
      assertThat(lost).isLessThanOrEqualTo(1);
      for (int i = 0; i < 100; i++) {
        try (RpcStream<Long> stream = service.range(0, 150, 1)) {
          assertThat(stream.stream().count()).isEqualTo(150);
        }
      }
    }
  }

  private static RpcClient client(String... endpoints) {
    return RpcClient.builder()
        .connect(List.of(endpoints))
        .heartbeat(JavaServer.USUAL_HEARTBEAT)
        .timeout(Duration.ofSeconds(30))
        .build();
  }
}
