package dev.zerorpc.internal.transport;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames in front of a message's delimiter: which peer it came from, and through which proxies.
 * An answer repeats them all. Immutable, and equal by the frames.
 */
public final class Envelope {
  /** No frames: what the one peer of a client's socket has. */
  public static final Envelope EMPTY = new Envelope(List.of());

  private final List<byte[]> frames;
  private final int hash;
  private final @Nullable String identity;

  /** Takes over the frames; the caller must not change them any more. */
  public Envelope(List<byte[]> frames) {
    this(frames, null);
  }

  /**
   * Takes over the frames; the caller must not change them any more.
   *
   * @param identity the name under which the peer was admitted, or null if nobody asked for one
   */
  public Envelope(List<byte[]> frames, @Nullable String identity) {
    this.frames = List.copyOf(frames);
    int result = 1;
    for (byte[] frame : this.frames) {
      result = 31 * result + Arrays.hashCode(frame);
    }
    this.hash = result;
    this.identity = identity;
  }

  /**
   * The name under which the peer next to this side was admitted, or null if nobody asked for one.
   */
  public @Nullable String identity() {
    return identity;
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
