package dev.zerorpc.internal.transport;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import zmq.Msg;

/**
 * Bounds the room that is made for large frames which have begun to come in and are not complete.
 *
 * <p>JeroMQ makes room for all of a frame when its size is announced, and a peer that announces and
 * sends nothing more costs as much as one that sends. Nobody tells when such a connection breaks;
 * its frame is then only known by a weak reference, and gone with the next garbage collection.
 * Confined to JeroMQ's thread.
 */
final class PartialFrames {
  /** What smaller frames announce is little beside what their connection costs anyway. */
  static final int LARGE = 64 << 10;

  private static final long COLLECTION_INTERVAL = TimeUnit.SECONDS.toNanos(10);

  private final long limit;
  private final List<WeakReference<LargeFrame>> frames = new ArrayList<>();
  private long lastCollection = System.nanoTime() - COLLECTION_INTERVAL;

  /** Lets incomplete frames take that many bytes in all. */
  PartialFrames(long limit) {
    this.limit = limit;
  }

  /** Room for a frame, or null if incomplete ones take too much already. */
  @Nullable Msg allocate(int size) {
    if (size < LARGE) {
      return size == 0 ? new EmptyFrame() : new Msg(size);
    }
    if (!fits(size)) {
      return null;
    }
    LargeFrame frame = new LargeFrame(size);
    frames.add(new WeakReference<>(frame));
    return frame;
  }

  private boolean fits(int size) {
    if (incompleteBytes() + size <= limit) {
      return true;
    }
    long now = System.nanoTime();
    if (now - lastCollection < COLLECTION_INTERVAL) {
      return false;
    }
    // Perhaps all of it belongs to connections that are gone, and only nobody has looked yet.
    lastCollection = now;
    System.gc();
    return incompleteBytes() + size <= limit;
  }

  /** Forgets the frames that are complete or gone; what the others take. */
  long incompleteBytes() {
    long bytes = 0;
    List<WeakReference<LargeFrame>> incomplete = new ArrayList<>();
    for (WeakReference<LargeFrame> reference : frames) {
      LargeFrame frame = reference.get();
      if (frame != null && frame.isIncomplete()) {
        incomplete.add(reference);
        bytes += frame.size();
      }
    }
    frames.clear();
    frames.addAll(incomplete);
    return bytes;
  }

  /** A frame that knows the buffer by which its decoder fills it: the first that is asked for. */
  private static final class LargeFrame extends Msg {
    private @Nullable ByteBuffer filling;

    LargeFrame(int size) {
      super(size);
    }

    @Override
    public ByteBuffer buf() {
      ByteBuffer buffer = super.buf();
      if (filling == null) {
        filling = buffer;
      }
      return buffer;
    }

    boolean isIncomplete() {
      return filling == null || filling.hasRemaining();
    }
  }
}
