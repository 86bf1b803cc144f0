package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;

/** The pipe by which any thread wakes the one that waits for its channel. */
final class WakeUps {
  private final Pipe pipe;
  private final ByteBuffer taken = ByteBuffer.allocateDirect(64);

  /** What is written; used by one thread at a time. */
  private final ByteBuffer given = ByteBuffer.allocateDirect(1);

  /**
   * Opens the pipe.
   *
   * @param thread the name of the thread that will wait
   */
  WakeUps(String thread) {
    try {
      this.pipe = Pipe.open();
      // Without waiting, writing is safe for a thread that is being interrupted, too: the JDK
      // closes channels under interrupted threads only where these may have to wait.
      pipe.sink().configureBlocking(false);
      pipe.source().configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException("No pipe to wake the thread " + thread + " with", e);
    }
  }

  /** Is readable when there is something to wake up for. */
  SelectableChannel channel() {
    return pipe.source();
  }

  /** Wakes; any thread. */
  void give() throws IOException {
    synchronized (given) {
      given.clear();
      // A full pipe wakes as well.
      int unused = pipe.sink().write(given);
    }
  }

  /** Takes some; only the thread that waits. */
  void take() throws IOException {
    taken.clear();
    int unused = pipe.source().read(taken);
  }

  void close() {
    try {
      pipe.sink().close();
      pipe.source().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
