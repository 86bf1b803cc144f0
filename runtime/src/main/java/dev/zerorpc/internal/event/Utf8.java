package dev.zerorpc.internal.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text to bytes and back without ever putting a replacement for what does not fit. */
final class Utf8 {
  private Utf8() {}

  /**
   * The bytes that the text takes.
   *
   * @throws IllegalArgumentException if half of a surrogate pair stands alone
   */
  static long length(String text) {
    long result = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        result += 1;
      } else if (c < 0x800) {
        result += 2;
      } else if (!Character.isSurrogate(c)) {
        result += 3;
      } else if (isPair(text, i)) {
        result += 4;
        i++;
      } else {
        throw new IllegalArgumentException(
            String.format(
                "the text has half of a surrogate pair (\\u%04x) at index %d, which UTF-8 cannot"
                    + " hold",
                (int) c, i));
      }
    }
    return result;
  }

  /** Encodes text that {@link #length} has accepted; returns the position behind it. */
  static int encode(String text, byte[] target, int position) {
    int p = position;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        target[p++] = (byte) c;
      } else if (c < 0x800) {
        target[p++] = (byte) (0xc0 | (c >> 6));
        target[p++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        target[p++] = (byte) (0xe0 | (c >> 12));
        target[p++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        target[p++] = (byte) (0x80 | (c & 0x3f));
      } else {
        int codePoint = Character.toCodePoint(c, text.charAt(++i));
        target[p++] = (byte) (0xf0 | (codePoint >> 18));
        target[p++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        target[p++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        target[p++] = (byte) (0x80 | (codePoint & 0x3f));
      }
    }
    return p;
  }

  /** Decodes text, or returns null if the bytes are not UTF-8. */
  static @Nullable String decode(byte[] bytes, int offset, int length) {
    // The JDK's fast decoder marks what it cannot read with U+FFFD; only then a second, strict
    // reading has to tell such a mark from one that was sent.
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
