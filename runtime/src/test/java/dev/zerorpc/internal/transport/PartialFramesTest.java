package dev.zerorpc.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.io.coder.v2.V2Decoder;
import zmq.util.Errno;
import zmq.util.ValueReference;

/** Room for frames that are announced and do not come. */
class PartialFramesTest {
  private static final int SIZE = 100_000;

  private final ClampingAllocator allocator = new ClampingAllocator(SIZE, 2L * SIZE);
  private final List<V2Decoder> connections = new ArrayList<>();

  /** Someone who announces a frame of {@link #SIZE} bytes, and what room was made for it. */
  private final class Announcer {
    private final V2Decoder decoder = new V2Decoder(new Errno(), 8192, -1, allocator);

    Announcer() {
      connections.add(decoder);
      ByteBuffer head = ByteBuffer.allocate(9).put((byte) 2).putLong(SIZE);
      head.flip();
      feed(head.array());
    }

    Msg room() {
      return decoder.msg();
    }

    /** Sends as decoders want it: into the frame itself once much is missing. */
    void feed(byte[] bytes) {
      for (int done = 0; done < bytes.length; ) {
        ByteBuffer target = decoder.getBuffer();
        int count = Math.min(target.remaining(), bytes.length - done);
        target.put(bytes, done, count);
        target.flip();
        ValueReference<Integer> processed = new ValueReference<>(0);
        while (processed.get() < count) {
          decoder.decode(target, count, processed);
        }
        done += count;
      }
    }
  }

  @Test
  void framesThatStayIncompleteAreLimitedTogether() {
    assertThat(new Announcer().room().size()).isEqualTo(SIZE);
    assertThat(new Announcer().room().size()).isEqualTo(SIZE);
    assertThat(new Announcer().room().size()).as("it gets nothing").isZero();
  }

  @Test
  void smallFramesAreAlwaysWelcome() {
    new Announcer();
    new Announcer();
    assertThat(allocator.allocate(PartialFrames.LARGE - 1).size())
        .isEqualTo(PartialFrames.LARGE - 1);
  }

  @Test
  void whatIsCompleteCountsNoMore() {
    Announcer first = new Announcer();
    Announcer second = new Announcer();
    second.feed(new byte[SIZE - 1]);
    assertThat(new Announcer().room().size()).as("one byte is missing").isZero();
    first.feed(new byte[SIZE]);

    assertThat(new Announcer().room().size()).isEqualTo(SIZE);
    assertThat(new Announcer().room().size()).isZero();
  }

  @Test
  void whatBelongsToConnectionsThatAreGoneCountsNoMore() {
    new Announcer();
    new Announcer();
    connections.clear();

    assertThat(new Announcer().room().size()).isEqualTo(SIZE);
  }
}
