package dev.zerorpc.internal.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import zmq.Msg;

/**
 * Short frames, used again for others of the same length once they have been read or sent: as
 * JeroMQ makes them, each is three objects beside its bytes. What comes in is in use from {@link
 * #allocate}, when its connection begins to fill it, until the socket that it came in on gives it
 * to {@link #read}; what goes out from {@link #filled} until its connection has taken the last
 * byte. What never comes to that is left to the garbage collector. Confined to the loop's thread.
 *
 * <p>A length has its own frames, so that nothing of an earlier message can ever be read: whatever
 * is complete has been overwritten to the last byte.
 */
final class FramePool {
  /** Bytes of the longest. */
  static final int LONGEST = 255;

  /**
   * So many are free at the most, and so many may be on their way out: more than a connection
   * brings or takes at once, as messages usually are.
   */
  static final int MOST = 1024;

  private static final byte[] NOTHING = {};

  private final IoLoop loop;

  /** One that is free for each length, and others behind it. */
  private final @Nullable Frame[] free = new @Nullable Frame[LONGEST + 1];

  private int freeCount;

  /** Those that were sent, the first one first. */
  private @Nullable Frame firstSent;

  private @Nullable Frame lastSent;
  private int sentCount;

  /** How often there was no room for another since the first one left. */
  private int withoutRoom;

  /** Creates an empty one. */
  FramePool(IoLoop loop) {
    this.loop = loop;
  }

  /** Room for a frame that comes in. */
  Msg allocate(int size) {
    if (size > LONGEST || !loop.inLoop()) {
      return size == 0 ? new EmptyFrame() : new Msg(size);
    }
    return take(size);
  }

  private Frame take(int size) {
    Frame frame = free[size];
    if (frame == null) {
      return new Frame(size);
    }
    free[size] = frame.next;
    frame.next = null;
    freeCount--;
    return frame;
  }

  /** The bytes of a frame that the socket has given away, and that nobody uses any more. */
  byte[] read(Msg frame) {
    byte[] bytes = frame.data();
    if (frame instanceof Frame own) {
      giveBack(own);
    }
    return bytes;
  }

  private void giveBack(Frame frame) {
    if (freeCount == MOST) {
      // Mostly of lengths that do not come any more.
      Arrays.fill(free, null);
      freeCount = 0;
    }
    frame.clear();
    frame.next = free[frame.size()];
    free[frame.size()] = frame;
    freeCount++;
  }

  /** A frame with these bytes, for one connection: several would take the bytes one by one. */
  Msg filled(byte[] bytes) {
    takeBackSent();
    if (bytes.length > LONGEST || !hasRoom()) {
      return new Msg(bytes);
    }
    Frame frame = take(bytes.length);
    frame.fill(bytes);
    return frame;
  }

  /** The socket has taken a frame that was {@link #filled}. */
  void sent(Msg frame) {
    if (!(frame instanceof Frame own)) {
      return;
    }
    if (firstSent == null) {
      firstSent = own;
    } else if (lastSent != null) {
      lastSent.next = own;
    }
    lastSent = own;
    sentCount++;
  }

  private void takeBackSent() {
    for (Frame frame = firstSent; frame != null && frame.isTaken(); frame = firstSent) {
      firstSent = frame.next;
      sentCount--;
      withoutRoom = 0;
      giveBack(frame);
    }
  }

  private boolean hasRoom() {
    if (sentCount < MOST) {
      return true;
    }
    if (++withoutRoom == MOST) {
      forgetUntaken();
    }
    return false;
  }

  /** The connection of the first one reads slowly, or broke, and then it is never taken. */
  private void forgetUntaken() {
    Frame frame = firstSent;
    firstSent = null;
    lastSent = null;
    sentCount = 0;
    withoutRoom = 0;
    while (frame != null) {
      Frame next = frame.next;
      frame.next = null;
      if (frame.isTaken()) {
        giveBack(frame);
      }
      frame = next;
    }
  }

  /** How many frames are free. */
  int count() {
    return freeCount;
  }

  private static final class Frame extends Msg {
    private final ByteBuffer content = super.buf();
    private boolean handedOut;
    private @Nullable Frame next;

    Frame(int size) {
      super(size);
    }

    /** What is asked for first is the connection's, to fill it or to take what is in it. */
    @Override
    public ByteBuffer buf() {
      if (handedOut) {
        return super.buf();
      }
      handedOut = true;
      return content;
    }

    /** A copy, as the frame's own bytes will change. */
    @Override
    public byte[] data() {
      return size() == 0 ? NOTHING : super.data().clone();
    }

    void fill(byte[] bytes) {
      content.put(0, bytes);
    }

    /** Whether the connection has taken all that is in it. */
    boolean isTaken() {
      return handedOut && !content.hasRemaining();
    }

    void clear() {
      resetFlags(~0);
      resetMetadata();
      content.clear();
      handedOut = false;
    }
  }
}
