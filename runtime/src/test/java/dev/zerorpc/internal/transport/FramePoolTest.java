package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.io.Metadata;
import zmq.io.coder.v2.V2Decoder;
import zmq.util.Errno;
import zmq.util.ValueReference;

/** Frames that are used again. */
class FramePoolTest {
  private final ManualLoop loop = new ManualLoop();
  private final FramePool pool = new FramePool(loop);

  private static void fill(Msg frame, String text) {
    frame.buf().put(text.getBytes(UTF_8));
  }

  @Test
  void aFrameThatWasReadIsUsedForTheNextOfItsLength() {
    Msg first = pool.allocate(3);
    fill(first, "abc");
    byte[] read = pool.read(first);
    Msg second = pool.allocate(3);
    assertThat(second).isSameAs(first);
    fill(second, "xyz");
    assertThat(read).as("what was read before").isEqualTo("abc".getBytes(UTF_8));
    assertThat(pool.read(second)).isEqualTo("xyz".getBytes(UTF_8));
  }

  @Test
  void anotherLengthGetsAnotherFrame() {
    Msg frame = pool.allocate(3);
    fill(frame, "abc");
    pool.read(frame);
    Msg shorter = pool.allocate(2);
    assertThat(shorter).isNotSameAs(frame);
    assertThat(shorter.size()).isEqualTo(2);
    assertThat(pool.count()).isOne();
  }

  @Test
  void aFrameThatIsStillInUseIsNotGivenAway() {
    Msg first = pool.allocate(3);
    assertThat(pool.allocate(3)).isNotSameAs(first);
  }

  @Test
  void nothingOfItsFormerUseSticksToAFrame() {
    Msg frame = pool.allocate(0);
    frame.setFlags(Msg.MORE | Msg.COMMAND);
    frame.setMetadata(new Metadata());
    assertThat(pool.read(frame)).isEmpty();
    Msg again = pool.allocate(0);
    assertThat(again).isSameAs(frame);
    assertThat(again.flags()).isZero();
    assertThat(again.getMetadata()).isNull();
  }

  @Test
  void onlyTheFirstBufferIsTheFramesOwn() {
    Msg frame = pool.allocate(3);
    ByteBuffer filling = frame.buf();
    filling.put("abc".getBytes(UTF_8));
    assertThat(frame.buf()).isNotSameAs(filling).isEqualTo(ByteBuffer.wrap("abc".getBytes(UTF_8)));
    assertThat(filling.hasRemaining()).isFalse();
    pool.read(frame);
    assertThat(pool.allocate(3).buf().remaining()).isEqualTo(3);
  }

  @Test
  void noMoreAreKeptThanComeInAtOnce() {
    List<Msg> frames = new ArrayList<>();
    for (int i = 0; i < FramePool.MOST; i++) {
      frames.add(pool.allocate(1));
    }
    Msg other = pool.allocate(2);
    frames.forEach(pool::read);
    assertThat(pool.count()).isEqualTo(FramePool.MOST);
    pool.read(other);
    assertThat(pool.count()).as("lengths that came earlier are forgotten").isOne();
    assertThat(pool.allocate(2)).isSameAs(other);
    assertThat(pool.allocate(1)).isNotIn(frames);
  }

  @Test
  void longFramesAndThoseOfAnotherThreadAreJeroMqsOwn() {
    Msg large = pool.allocate(FramePool.LONGEST + 1);
    assertThat(large.size()).isEqualTo(FramePool.LONGEST + 1);
    assertThat(pool.read(large)).isSameAs(large.data());
    loop.inside = false;
    Msg foreign = pool.allocate(3);
    fill(foreign, "abc");
    assertThat(pool.read(foreign)).isSameAs(foreign.data());
    assertThat(pool.count()).isZero();
  }

  /** Byte by byte, so that frames are complete in the middle of what was read. */
  @Test
  void aConnectionFillsFramesThatWereUsedBefore() {
    V2Decoder decoder = new V2Decoder(new Errno(), 8192, -1, new ClampingAllocator(1000, pool));
    for (String text : List.of("one", "two", "", "", "six")) {
      byte[] bytes = text.getBytes(UTF_8);
      ByteBuffer wire = ByteBuffer.allocate(2 + bytes.length).put((byte) 0);
      wire.put((byte) bytes.length).put(bytes).flip();
      while (wire.hasRemaining()) {
        ByteBuffer in = decoder.getBuffer();
        in.put(wire.get()).flip();
        decoder.decode(in, 1, new ValueReference<>(0));
      }
      assertThat(pool.read(decoder.msg())).isEqualTo(bytes);
    }
    assertThat(pool.count()).as("one of three bytes, one of none").isEqualTo(2);
  }

  private static final class ManualLoop implements IoLoop {
    private boolean inside = true;

    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public boolean inLoop() {
      return inside;
    }

    @Override
    public TimerWheel timers() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }
}
