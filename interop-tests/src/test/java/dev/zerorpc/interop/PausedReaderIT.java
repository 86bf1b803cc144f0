package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A zerorpc-python client that pauses in a long stream costs a Java server next to nothing, and
 * gets every item. {@code -Dzerorpc.pause.seconds=30 -Dzerorpc.pause.items=1000000} is the long
 * run.
 */
@Isolated("what the others keep in memory meanwhile would count")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PausedReaderIT {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** Longer than the server waits for heartbeats. */
  private static final int SECONDS = Integer.getInteger("zerorpc.pause.seconds", 4);

  private static final int ITEMS = Integer.getInteger("zerorpc.pause.items", 30_000);

  @Test
  void aPausedPythonReaderHoldsTheProducerBackAndLosesNothing() throws Exception {
    try (JavaServer server = new JavaServer(HEARTBEAT);
        PeerProcess client =
            PeerProcess.python(
                "client.py",
                server.endpoint(),
                "paused-reader",
                "--heartbeat=1",
                "--items=" + ITEMS,
                "--pause=" + SECONDS)) {
      Duration limit = Duration.ofMinutes(10);
      assertThat(client.await("pausing", limit)).isEqualTo(Integer.toString(ITEMS / 10));
      long before = usedMemory();
      Thread.sleep(Duration.ofSeconds(SECONDS).toMillis() * 9 / 10); // the pause, nearly to its end
      long grown = usedMemory() - before;
      assertThat(client.has("paused-reader", Duration.ZERO)).isFalse();
      System.out.printf(
          "a Python reader that pauses for %d s in %d items: the server's memory grew by %d KiB%n",
          SECONDS, ITEMS, grown / 1024);
      assertThat(grown).isLessThan(8 << 20);
      assertThat(client.await("paused-reader", limit)).isEqualTo(Integer.toString(ITEMS));
    }
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
