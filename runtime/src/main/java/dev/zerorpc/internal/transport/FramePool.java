package dev.zerorpc.internal.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import zmq.Msg;

/**
 * Short frames, used again for others of the same length once they have been read: as JeroMQ makes
 * them, each is three objects beside its bytes. A frame is in use from {@link #allocate}, when its
 * connection begins to fill it, until the socket that it came in on gives it to {@link #read}; what
 * never comes to that is left to the garbage collector. Confined to the loop's thread.
 *
 * <p>A length has its own frames, so that nothing of an earlier message can ever be read: whatever
 * is complete has been overwritten to the last byte.
 */
final class FramePool {
  /** Bytes of the longest. */
  static final int LONGEST = 255;

  /** More than come in with one read of a connection, as messages usually are. */
  static final int MOST = 256;

  private static final byte[] NOTHING = {};

  private final IoLoop loop;

  /** One that is free for each length, and others behind it. */
  private final @Nullable Frame[] free = new @Nullable Frame[LONGEST + 1];

  private int count;

  /** Creates an empty one. */
  FramePool(IoLoop loop) {
    this.loop = loop;
  }

  /** Room for a frame. */
  Msg allocate(int size) {
    if (size > LONGEST || !loop.inLoop()) {
      return size == 0 ? new EmptyFrame() : new Msg(size);
    }
    Frame frame = free[size];
    if (frame == null) {
      return new Frame(size);
    }
    free[size] = frame.next;
    frame.next = null;
    count--;
    return frame;
  }

  /** The bytes of a frame that the socket has given away, and that nobody uses any more. */
  byte[] read(Msg frame) {
    byte[] bytes = frame.data();
    if (frame instanceof Frame own) {
      if (count == MOST) {
        // Mostly of lengths that do not come any more.
        Arrays.fill(free, null);
        count = 0;
      }
      own.clear();
      own.next = free[own.size()];
      free[own.size()] = own;
      count++;
    }
    return bytes;
  }

  /** How many frames are free. */
  int count() {
    return count;
  }

  private static final class Frame extends Msg {
    private final ByteBuffer filling = super.buf();
    private boolean filled;
    private @Nullable Frame next;

    Frame(int size) {
      super(size);
    }

    /** What was asked for first is the connection's, to be filled. */
    @Override
    public ByteBuffer buf() {
      if (filled) {
        return super.buf();
      }
      filled = true;
      return filling;
    }

    /** A copy, as the frame's own bytes will change. */
    @Override
    public byte[] data() {
      return size() == 0 ? NOTHING : super.data().clone();
    }

    void clear() {
      resetFlags(~0);
      resetMetadata();
      filling.clear();
      filled = false;
    }
  }
}
