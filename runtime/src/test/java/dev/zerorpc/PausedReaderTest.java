package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A reader that pauses in a stream of a million items costs the server no more than its window, and
 * gets every item. {@code -Dzerorpc.pause.seconds=30} makes it pause for longer; both sides' memory
 * is in the report.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PausedReaderTest {
  private static final int ITEMS = 1_000_000;
  private static final int WINDOW = 1000;

  @Test
  void holdsTheProducerBackAndLosesNothing() throws Exception {
    AtomicInteger produced = new AtomicInteger();
    LambdaService service = new LambdaService();
    service.add(
        MethodDescriptor.stream("Test", "million", Codecs.I32).build(),
        call ->
            call.replyAll(
                Codecs.I32,
                RpcStream.from(
                    IntStream.range(0, ITEMS).peek(i -> produced.set(i + 1)).boxed().iterator(),
                    () -> {})));
    int seconds = Integer.getInteger("zerorpc.pause.seconds", 4);
    try (RpcServer server =
            RpcServer.builder()
                .service(service)
                .heartbeat(Duration.ofSeconds(1))
                .bind("tcp://127.0.0.1:*")
                .start();
        RpcClient client =
            RpcClient.builder()
                .connect(server.endpoints().get(0))
                .heartbeat(Duration.ofSeconds(1))
                .streamWindow(WINDOW)
                .build();
        RpcStream<Object> stream = client.stream("million")) {
      Iterator<Object> items = stream.iterator();
      long before = 0;
      for (long i = 0; i < ITEMS; i++) {
        Object item = items.next();
        if (!Long.valueOf(i).equals(item)) { // a million assertions would take longer than the rest
          assertThat(item).isEqualTo(i);
        }
        if (i == ITEMS / 20) {
          before = usedMemory(); // with all caches filled
        }
        if (i == ITEMS / 10) {
          TimeUnit.SECONDS.sleep(seconds); // the pause that is the point of this
          long grown = usedMemory() - before;
          String report =
              String.format(
                  "a reader that pauses for %d s at item %d: %d items produced, memory grew by %d"
                      + " KiB",
                  seconds, i, produced.get(), grown / 1024);
          System.out.println(report);
          assertThat((long) produced.get()).as(report).isLessThanOrEqualTo(i + 1 + WINDOW + 1);
          assertThat(grown).as(report).isLessThan(8 << 20);
        }
      }
      assertThat(items.hasNext()).isFalse();
    }
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
