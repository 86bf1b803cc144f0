package dev.zerorpc.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * Names that came lately, so that no new text is made of each that comes: most requests are for a
 * few methods. Holds a bounded number, of bounded length, whatever peers send. Used by one thread.
 */
public final class RecentNames {
  /** A power of two. */
  private static final int PLACES = 64;

  private static final int LONGEST = 64;

  private final @Nullable String[] names = new @Nullable String[PLACES];

  /** The name that these bytes are, if it came lately, or null. */
  @Nullable String find(byte[] bytes, int offset, int length) {
    if (length > LONGEST) {
      return null;
    }
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    String candidate = names[place(hash)];
    return candidate != null && isText(candidate, bytes, offset, length) ? candidate : null;
  }

  /** Bytes above 127 are negative here, and no characters at all. */
  private static boolean isText(String text, byte[] bytes, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != bytes[offset + i]) {
        return false;
      }
    }
    return true;
  }

  /** Remembers a name; one that is not ASCII is never found again. */
  void keep(String name) {
    if (name.length() <= LONGEST) {
      names[place(name.hashCode())] = name;
    }
  }

  private static int place(int hash) {
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }
}
