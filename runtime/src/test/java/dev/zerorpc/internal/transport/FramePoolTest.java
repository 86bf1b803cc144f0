package dev.zerorpc.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.io.Metadata;
import zmq.io.coder.v2.V2Decoder;
import zmq.io.coder.v2.V2Encoder;
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

  @Test
  void aFrameThatWasSentIsUsedAgainWhenItsConnectionHasTakenItAll() {
    Outlet outlet = new Outlet(4);
    byte[] bytes = "abcdef".getBytes(UTF_8);
    Msg first = pool.filled(bytes);
    assertThat(first.data()).isEqualTo(bytes).isNotSameAs(bytes);
    pool.sent(first);
    assertThat(pool.filled(bytes)).as("not taken at all").isNotSameAs(first);
    outlet.load(first);
    outlet.take();
    assertThat(pool.filled(bytes)).as("taken in part").isNotSameAs(first);
    outlet.take();
    Msg next = pool.filled("ghijkl".getBytes(UTF_8));
    assertThat(next).isSameAs(first);
    assertThat(outlet.take()).as("nothing is left of what was taken").isZero();
    outlet.load(next);
    outlet.take();
    outlet.take();
    assertThat(outlet.taken.toByteArray()).isEqualTo("\0\6abcdef\0\6ghijkl".getBytes(UTF_8));
  }

  @Test
  void whatWasNotSentIsNotUsedAgain() {
    byte[] bytes = "abc".getBytes(UTF_8);
    Msg frame = pool.filled(bytes);
    frame.buf().get(new byte[3]);
    assertThat(pool.filled(bytes)).isNotSameAs(frame);
  }

  @Test
  void connectionsThatNeverTakeAnythingDoNotKeepFramesForGood() {
    byte[] bytes = "abc".getBytes(UTF_8);
    for (int i = 0; i < FramePool.MOST; i++) {
      pool.sent(pool.filled(bytes));
    }
    for (int i = 0; i < FramePool.MOST; i++) {
      Msg frame = pool.filled(bytes);
      assertThat(frame.data()).as("as without a pool").isSameAs(bytes);
      pool.sent(frame);
    }
    Msg frame = pool.filled(bytes);
    pool.sent(frame);
    frame.buf().get(new byte[3]);
    assertThat(pool.filled(bytes)).isSameAs(frame);
  }

  @Test
  void oneConnectionThatTakesNothingDoesNotKeepTheFramesOfOthers() {
    byte[] bytes = "abc".getBytes(UTF_8);
    pool.sent(pool.filled(bytes));
    List<Msg> others = new ArrayList<>();
    for (int i = 1; i < FramePool.MOST; i++) {
      Msg frame = pool.filled(bytes);
      pool.sent(frame);
      frame.buf().get(new byte[3]);
      others.add(frame);
    }
    for (int i = 0; i < FramePool.MOST; i++) {
      assertThat(pool.filled(bytes).data()).as("no room").isSameAs(bytes);
    }
    assertThat(pool.count()).isEqualTo(others.size());
    assertThat(pool.filled(bytes)).isIn(others);
  }

  /** Several connections, each as quick as it likes, and some that break. */
  @Test
  void connectionsGetWhatWasSentToThem() {
    Random random = new Random(11);
    List<Outlet> outlets = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outlets.add(new Outlet(1 + random.nextInt(40)));
    }
    for (int i = 0; i < 20_000; i++) {
      Outlet outlet = outlets.get(random.nextInt(outlets.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          byte[] bytes = new byte[random.nextInt(6)];
          random.nextBytes(bytes);
          Msg frame = pool.filled(bytes);
          pool.sent(frame);
          outlet.queue(frame, bytes);
        }
        case 3 -> {
          if (random.nextInt(100) == 0) {
            outlets.remove(outlet);
            outlets.add(new Outlet(1 + random.nextInt(40)));
          }
        }
        default -> outlet.takeNext();
      }
    }
    for (Outlet outlet : outlets) {
      outlet.takeAll();
      assertThat(outlet.taken.toByteArray()).isEqualTo(outlet.expected.toByteArray());
    }
  }

  /** What a connection does with what is sent over it. */
  private static final class Outlet {
    private final V2Encoder encoder = new V2Encoder(new Errno(), 8192);
    private final int room;
    private final Deque<Msg> queue = new ArrayDeque<>();
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    Outlet(int room) {
      this.room = room;
    }

    void queue(Msg frame, byte[] bytes) {
      queue.add(frame);
      expected.write(0);
      expected.write(bytes.length);
      expected.writeBytes(bytes);
    }

    void load(Msg frame) {
      encoder.loadMsg(frame);
    }

    /** So much as there is room for. */
    int take() {
      ByteBuffer batch = ByteBuffer.allocate(room);
      int count = encoder.encode(new ValueReference<>(batch), room);
      taken.write(batch.array(), 0, count);
      return count;
    }

    boolean takeNext() {
      if (take() > 0) {
        return true;
      }
      Msg next = queue.poll();
      if (next != null) {
        load(next);
      }
      return next != null;
    }

    void takeAll() {
      while (takeNext()) {
        // There may be more.
      }
    }
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
