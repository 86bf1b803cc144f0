package dev.zerorpc.internal.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stood between the ids and the arguments of requests that came lately, so that it is not
 * taken apart again: most requests for a method differ in these two only. Holds a bounded number,
 * of bounded length, whatever peers send. Used by one thread.
 */
public final class RecentHeads {
  /** A power of two. */
  private static final int PLACES = 16;

  private static final int LONGEST = 128;

  /** One of so many that are not known takes the place of another: it costs more than it spares. */
  private static final int PATIENCE = 8;

  /** What was found in one. */
  static final class Head {
    /** From behind the id to the arguments. */
    private final byte[] bytes;

    /** How many fields of the header are in it. */
    private final int fields;

    final int version;

    /** NaN if it says nothing of it. */
    final double timeoutSeconds;

    final String name;

    private Head(byte[] bytes, int fields, int version, double timeoutSeconds, String name) {
      this.bytes = bytes;
      this.fields = fields;
      this.version = version;
      this.timeoutSeconds = timeoutSeconds;
      this.name = name;
    }
  }

  private final @Nullable Head[] heads = new @Nullable Head[PLACES];
  private final RecentNames names = new RecentNames();
  private int unknown;

  /** Names that came lately. */
  RecentNames names() {
    return names;
  }

  /**
   * Steps over what stands between the id of a request and its arguments, if it came lately, and
   * says what it is, or null.
   *
   * @param in stands behind the id, which is the first field
   * @param fields how many more the header has
   */
  @Nullable Head find(MessageReader in, int fields) {
    Head candidate = heads[place(in.remaining())];
    return candidate != null && candidate.fields == fields && in.tryRead(candidate.bytes)
        ? candidate
        : null;
  }

  /**
   * Remembers what {@link #find} did not know.
   *
   * @param in stands before the arguments
   * @param start where it began
   */
  void keep(
      MessageReader in, int start, int fields, int version, double timeoutSeconds, String name) {
    int length = in.position() - start;
    int place = place(in.remaining() + length);
    if (length > LONGEST || (heads[place] != null && ++unknown % PATIENCE != 0)) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(in.bytes(), start, in.position());
    heads[place] = new Head(bytes, fields, version, timeoutSeconds, name);
  }

  /** Requests for a method are often of the same length. */
  private static int place(int length) {
    return length & (PLACES - 1);
  }
}
