package dev.zerorpc.internal.transport;

import java.util.Arrays;
import java.util.List;

/**
 * The frames in front of a message's delimiter: which peer it came from, and through which proxies.
 * An answer repeats them all. Immutable, and equal by content.
 */
public final class Envelope {
  /** No frames: what the one peer of a client's socket has. */
  public static final Envelope EMPTY = new Envelope(List.of());

  private final List<byte[]> frames;
  private final int hash;

  /** Takes over the frames; the caller must not change them any more. */
  public Envelope(List<byte[]> frames) {
    this.frames = List.copyOf(frames);
    int result = 1;
    for (byte[] frame : this.frames) {
      result = 31 * result + Arrays.hashCode(frame);
    }
    this.hash = result;
  }

  /** The frames, outermost first; not to be changed. */
  public List<byte[]> frames() {
    return frames;
  }

  /**
   * The connection that it came over, which is all of it that the peer cannot choose anew with each
   * message.
   */
  public Envelope connection() {
    return frames.size() <= 1 ? this : new Envelope(frames.subList(0, 1));
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Envelope that)
        || hash != that.hash
        || frames.size() != that.frames.size()) {
      return false;
    }
    for (int i = 0; i < frames.size(); i++) {
      if (!Arrays.equals(frames.get(i), that.frames.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
