package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.EventMutator;
import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.internal.transport.RawPeer;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Peers that connect, send what they have, hang up and never wait for an answer cost the server a
 * bounded amount of memory, and the others go on being served. {@code
 * -Dzerorpc.flood.connections=20000} makes it long.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConnectionFloodTest {
  private static final int FRAMES_PER_CONNECTION = 500;
  private static final int ATTACKERS = 4;

  /** As many as are left hanging by the attackers themselves; descriptors are not the point. */
  private static final int HALF_CLOSED = 500;

  private static final byte[] FRAMES = frames();

  private final int connections = Integer.getInteger("zerorpc.flood.connections", 1000);
  private final Queue<RawPeer> halfClosed = new ArrayBlockingQueue<>(HALF_CLOSED);

  private static byte[] frames() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EventMutator mutator = new EventMutator(20_121);
    for (int i = 0; i < FRAMES_PER_CONNECTION; i++) {
      bytes.writeBytes(LiveServerFuzzTest.message(mutator.next()));
    }
    return bytes.toByteArray();
  }

  @Test
  void whatIsLeftBehindIsBounded() throws Exception {
    LambdaService service = new LambdaService();
    service.add(
        MethodDescriptor.unary("Test", "hello", Codecs.STRING).parameter("name").build(),
        call -> call.reply(Codecs.STRING, "Hello, " + call.arguments().readString()));
    try (RpcServer server = RpcServer.builder().service(service).bind("tcp://127.0.0.1:*").start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      String endpoint = server.endpoints().get(0);
      flood(endpoint, connections / 10); // fills caches and whatever else is filled once
      long before = usedMemory();
      long most = 0;
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Long> slowest = CompletableFuture.supplyAsync(() -> probe(client, over));
      for (int i = 0; i < 10; i++) {
        flood(endpoint, connections / 10);
        most = Math.max(most, usedMemory() - before);
      }
      over.set(true);
      String report =
          String.format(
              "%d connections of %d frames: memory grew by %d KiB at the most, the slowest call of"
                  + " an honest client took %d ms, %d messages dropped, %d calls refused",
              connections,
              FRAMES_PER_CONNECTION,
              most / 1024,
              TimeUnit.NANOSECONDS.toMillis(slowest.get(1, TimeUnit.MINUTES)),
              server.droppedMessages(),
              server.refusedCalls());
      System.out.println(report);
      // A frame that waits costs some 190 bytes: without a bound these would be 190 MB.
      assertThat(most).as(report).isLessThan(64 << 20);
      assertThat(client.call("hello", "after")).isEqualTo("Hello, after");
    } finally {
      halfClosed.forEach(RawPeer::close);
    }
  }

  private void flood(String endpoint, int count) {
    List<CompletableFuture<Void>> attackers = new ArrayList<>();
    for (int i = 0; i < ATTACKERS; i++) {
      attackers.add(
          CompletableFuture.runAsync(
              () -> attack(endpoint, count / ATTACKERS), task -> new Thread(task).start()));
    }
    attackers.forEach(CompletableFuture::join);
  }

  private void attack(String endpoint, int count) {
    for (int i = 0; i < count; i++) {
      RawPeer peer = new RawPeer(endpoint);
      peer.write(RawPeer.GREETING).awaitBytes(64).write(RawPeer.READY).awaitBytes(43);
      peer.write(FRAMES).endOutput();
      while (!halfClosed.offer(peer)) {
        RawPeer oldest = halfClosed.poll();
        if (oldest != null) {
          oldest.close();
        }
      }
    }
  }

  /** The nanoseconds that the slowest call took. */
  private static long probe(RpcClient client, AtomicBoolean over) {
    long slowest = 0;
    while (!over.get()) {
      long start = System.nanoTime();
      if (!"Hello, you".equals(client.call("hello", "you"))) {
        throw new AssertionError("a wrong answer");
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    return slowest;
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
